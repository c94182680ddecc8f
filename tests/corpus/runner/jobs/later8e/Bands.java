// /// scenario
// id = "c1573"
// kind = "dependency.version_conflict"
// also = []
// hard = true
// why = "The job was built with a newer Guava than Spark's own, whose ImmutableList has no toImmutableList: NoSuchMethodError in tasks; the driver prints only a sentence of its own."
// name = "bands"
// main_class = "com.acme.tariff.Bands"
// entry = "/home/hadoop/bands.jar"
// engine = "3.5"
// submit = ["--class", "com.acme.tariff.Bands"]
// before = """
// mkdir -p /tmp/l8e-build/guava/com/google/common/collect && cd /tmp/l8e-build
// printf 'package com.google.common.collect; public abstract class ImmutableList<E> implements java.util.List<E> { public static <E> java.util.stream.Collector<E, ?, ImmutableList<E>> toImmutableList() { return null; } }' > guava/com/google/common/collect/ImmutableList.java
// cp /home/hadoop/Bands.java . && mkdir -p g c && javac -d g guava/com/google/common/collect/ImmutableList.java
// javac -cp "g:/usr/lib/spark/jars/*" -d c Bands.java && jar cf /home/hadoop/bands.jar -C c . && cd / && rm -rf /tmp/l8e-build /home/hadoop/Bands.java
// """
// cluster = "standalone"
// [files]
// "Bands.java" = '''
// package com.acme.tariff;
//
// import com.google.common.collect.ImmutableList;
// import java.util.List;
// import java.util.stream.LongStream;
// import org.apache.spark.api.java.function.MapFunction;
// import org.apache.spark.sql.Dataset;
// import org.apache.spark.sql.Encoders;
// import org.apache.spark.sql.SparkSession;
//
// public class Bands {
//     static long widest(long customer) {
//         List<Long> bands = LongStream.range(0, 6).map(b -> (customer * (b + 3)) % 41).boxed().collect(ImmutableList.toImmutableList());
//         return bands.stream().mapToLong(Long::longValue).max().orElse(0);
//     }
//
//     public static void main(String[] args) {
//         SparkSession spark = SparkSession.builder().appName("bands").getOrCreate();
//         Dataset<Long> customers = spark.range(0, 800, 1, 2).as(Encoders.LONG());
//         System.out.println("customers: " + customers.count());
//         try {
//             long top = customers.map((MapFunction<Long, Long>) Bands::widest, Encoders.LONG()).reduce((org.apache.spark.api.java.function.ReduceFunction<Long>) Math::max);
//             System.out.println("widest band: " + top);
//         } catch (Exception e) {
//             System.out.println("bands of December are not published, those of November stay");
//             System.exit(1);
//         }
//         spark.stop();
//     }
// }
// '''
// ///
