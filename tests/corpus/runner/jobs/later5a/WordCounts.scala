// /// scenario
// id = "c1034"
// also = []
// kind = "data.corrupt_file"
// why = "The bzip2 file ends in the middle."
// name = "word-counts-1.1"
// main_class = "com.acme.WordCounts"
// engine = "3.5"
// before = "mkdir -p /mnt/in && environment/bin/python -c \"import bz2, random; random.seed(7); d = bz2.compress(' '.join(str(random.random()) for _ in range(60000)).encode()); open('/mnt/in/words-00.txt.bz2', 'wb').write(d[:len(d)//2])\""
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object WordCounts {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("word-counts").getOrCreate()
    val words = spark.sparkContext.textFile("/mnt/in/words-*").flatMap(_.split(' '))
    words.map(w => (w.take(3), 1)).reduceByKey(_ + _).saveAsTextFile("/mnt/out/words")
  }
}
