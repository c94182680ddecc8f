// /// scenario
// id = "c1328"
// kind = "access.secret_denied"
// also = ["code.jvm_exception"]
// why = "The role may not read the secret with the warehouse's password; the AWS SDK for Java throws on the driver."
// name = "warehouse-1.9"
// main_class = "com.acme.dwh.Warehouse"
// engine = "3.5"
// jars = ["s3a"]
// services = ["aws"]
// [[aws]]
// service = "secretsmanager"
// op = "GetSecretValue"
// code = "AccessDeniedException"
// message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: secretsmanager:GetSecretValue on resource: dwh/loader because no identity-based policy allows the secretsmanager:GetSecretValue action"
// ///
package com.acme.dwh;

import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.secretsmanager.AWSSecretsManager;
import com.amazonaws.services.secretsmanager.AWSSecretsManagerClientBuilder;
import com.amazonaws.services.secretsmanager.model.GetSecretValueRequest;
import org.apache.spark.sql.SparkSession;

public class Warehouse {
    private static String password() {
        AWSSecretsManager secrets = AWSSecretsManagerClientBuilder.standard()
                .withEndpointConfiguration(new EndpointConfiguration("http://secretsmanager.us-east-1.amazonaws.com", "us-east-1")).build();
        return secrets.getSecretValue(new GetSecretValueRequest().withSecretId("dwh/loader")).getSecretString();
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("warehouse").getOrCreate();
        System.out.println("rows to load: " + spark.range(1200).count());
        String password = password();
        spark.range(1200).write().format("jdbc").option("url", "jdbc:redshift://dwh/prod").option("password", password).save();
    }
}
