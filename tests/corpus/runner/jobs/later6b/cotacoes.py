# /// scenario
# id = "c1370"
# kind = "network.timeout"
# also = ["code.python_exception"]
# hard = true
# why = "The feed's host swallows packets, which the system tells in Portuguese; the job prints only the reason's text and ends with its own status."
# name = "cotacoes"
# engine = "4.0"
# before = "sysctl -qw net.ipv4.tcp_syn_retries=2"
# [env]
# LANGUAGE = "pt_BR"
# ///
import locale
import sys
import urllib.error
import urllib.request

from pyspark.sql import SparkSession

locale.setlocale(locale.LC_ALL, "")
spark = SparkSession.builder.getOrCreate()
moedas = [r.moeda for r in spark.createDataFrame([("BRL",), ("USD",), ("EUR",)], "moeda string").collect()]
print("moedas:", ", ".join(moedas), flush=True)
falhas = []
for moeda in moedas:
    try:
        urllib.request.urlopen(f"http://feeds.partner.example/cotacoes/{moeda}")
    except urllib.error.URLError as e:
        falhas.append(f"{moeda}: {e.reason}")
if falhas:
    print("cotações não atualizadas\n  " + "\n  ".join(falhas))
    spark.stop()
    sys.exit(7)
