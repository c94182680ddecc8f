# /// scenario
# id = "c1093"
# also = []
# kind = "submit.entry_point_missing"
# why = "The application's jar names no main class and the submission gives none."
# name = "invoices"
# engine = "3.4"
# entry = "/home/hadoop/app/invoices-4.2.jar"
# before = "mkdir -p app/c/com/acme && touch app/c/com/acme/Invoice.class && jar cf app/invoices-4.2.jar -C app/c ."
# ///

