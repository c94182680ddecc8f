// /// scenario
// id = "c493"
// kind = "network.unreachable"
// also = ["code.jvm_exception"]
// why = "There is no route to the host of the company's file service."
// name = "fetch-masterdata-1"
// main_class = "com.acme.FetchMasterdata"
// engine = "3.4"
// ///
package com.acme;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.spark.sql.SparkSession;

public class FetchMasterdata {
    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("fetch-masterdata").getOrCreate();
        System.out.println("rows so far " + spark.range(10).count());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("legacy.corp.example", 2121), 5000);
            InputStream in = socket.getInputStream();
            System.out.println(in.read());
        }
    }
}
