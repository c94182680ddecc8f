// /// scenario
// id = "c1642"
// kind = "none"
// also = []
// hard = true
// why = "The job succeeds: the registry of rooms refused the connection and the job used its last copy; the stack trace was only printed."
// name = "mail_rooms"
// main_class = "com.acme.mail.MailRooms"
// engine = "4.0"
// cluster = "standalone"
// services = ["aws"]
// ///
package com.acme.mail;

import java.io.IOException;
import java.net.URL;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class MailRooms {
    static String fetch() throws IOException {
        try (var in = new URL("http://api.partner.example:8443/rooms/latest").openStream()) {
            return new String(in.readAllBytes());
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("mail_rooms").getOrCreate();
        String rooms;
        try {
            rooms = fetch();
        } catch (IOException e) {
            e.printStackTrace();
            System.err.println("ERROR registry of rooms failed, taking the copy of Friday");
            rooms = "7,9,12";
        }
        Dataset<Row> letters = spark.range(5000).selectExpr("element_at(split('" + rooms + "', ','), int(id % 3) + 1) AS room");
        letters.groupBy("room").count().orderBy("room").coalesce(1).write().csv("/mnt/out/letters");
        System.out.println("rooms written: " + spark.read().csv("/mnt/out/letters").count());
        spark.stop();
    }
}
