# /// scenario
# id = "c1111"
# kind = "database.auth"
# hard = true
# why = "PostgreSQL, speaking French, refuses the password; the job tells only that the table of accounts cannot be opened."
# dress = ['mail:Camille R.']
# name = "charger_comptes"
# engine = "4.0"
# jars = ["postgres"]
# services = ["postgres"]
# before = "localedef -i fr_FR -f UTF-8 /mnt/fr_FR.UTF-8"
# env = { LANGUAGE = "fr", LANG = "fr_FR.UTF-8", LOCPATH = "/mnt" }
# ///
import sys

import psycopg2
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("charger_comptes").getOrCreate()
lignes = spark.range(12).selectExpr("id", "'actif' as etat").collect()
try:
    lien = psycopg2.connect(host="orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com", dbname="postgres", user="postgres", password="ch4teau")
    with lien.cursor() as curseur:
        curseur.executemany("insert into comptes values (%s, %s)", [(ligne.id, ligne.etat) for ligne in lignes])
except psycopg2.Error as souci:
    print("comptes non chargés :", str(souci).strip().splitlines()[0])
    sys.exit("Traitement interrompu (voir journal)")
