# /// scenario
# id = "c1608"
# kind = "network.tls"
# also = ["code.python_exception"]
# why = "The server's certificate has expired."
# name = "send_quotas"
# engine = "4.0"
# before = """
# mkdir -p /mnt/pki /mnt/www && cd /mnt/pki && openssl genrsa -out ca.key 2048 2>/dev/null && openssl req -x509 -new -key ca.key -days 900 -subj '/O=Partner/CN=Partner Issuing CA' -out ca.pem
# keytool -genkeypair -keystore s.p12 -storetype PKCS12 -storepass changeit -alias s -keyalg RSA -dname CN=api.partner.example -ext SAN=dns:api.partner.example -validity 1 2>/dev/null
# keytool -certreq -keystore s.p12 -storepass changeit -alias s -file s.csr 2>/dev/null
# keytool -importcert -help >/dev/null 2>&1; openssl pkcs12 -in s.p12 -passin pass:changeit -nocerts -nodes -out s.key 2>/dev/null
# touch index.txt && echo 1000 > serial && printf '[ca]\\ndefault_ca=d\\n[d]\\ndir=.\\ndatabase=index.txt\\nnew_certs_dir=.\\nserial=serial\\ndefault_md=sha256\\npolicy=p\\nx509_extensions=v\\n[p]\\ncommonName=supplied\\n[v]\\nsubjectAltName=DNS:api.partner.example\\n' > ca.cnf
# openssl ca -batch -config ca.cnf -cert ca.pem -keyfile ca.key -in s.csr -out s.pem -startdate 20251101000000Z -enddate 20261118000000Z -notext 2>/dev/null
# printf 'import http.server, ssl\\ns = http.server.HTTPServer(("10.0.12.5", 8443), http.server.SimpleHTTPRequestHandler)\\nc = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)\\nc.load_cert_chain("s.pem", "s.key")\\ns.socket = c.wrap_socket(s.socket, server_side=True)\\ns.serve_forever()\\n' > serve.py
# (timeout 60 python3 serve.py >/dev/null 2>&1 &) ; sleep 1
# """
# ///
import requests
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("send_quotas").getOrCreate()
quotas = spark.range(12).selectExpr("id AS depot", "id * 40 AS pieces").toPandas()
answer = requests.post(
    "https://api.partner.example:8443/v2/quotas",
    data=quotas.to_json(orient="records"),
    verify="/mnt/pki/ca.pem",
    timeout=10,
)
answer.raise_for_status()
