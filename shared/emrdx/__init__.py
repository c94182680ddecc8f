"""emrdx: why did my EMR Serverless Spark job fail, and what do I change?"""

__version__ = "0.1.0"
