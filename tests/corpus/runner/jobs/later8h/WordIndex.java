// /// scenario
// id = "c1655"
// kind = "data.corrupt_file"
// also = []
// why = "One of the .deflate files is no zlib stream (its content is plain text)."
// name = "word_index"
// main_class = "com.acme.text.WordIndex"
// engine = "4.0"
// before = """
// python3 - <<'P'
// import os, zlib
// os.makedirs("/mnt/in/letters")
// for year in (2023, 2024, 2025):
//     text = "".join(f"dear customer {i} of {year}\\n" for i in range(200)).encode()
//     open(f"/mnt/in/letters/{year}.txt.deflate", "wb").write(text if year == 2025 else zlib.compress(text))
// P
// """
// ///
package com.acme.text;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class WordIndex {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("word_index").getOrCreate();
        Dataset<Row> words = spark.read().text("/mnt/in/letters").select(explode(split(col("value"), " ")).as("word"));
        Dataset<Row> index = words.groupBy("word").count().orderBy(desc("count"));
        index.coalesce(1).write().parquet("/mnt/out/index");
        System.out.println("words: " + spark.read().parquet("/mnt/out/index").count());
        spark.stop();
    }
}
