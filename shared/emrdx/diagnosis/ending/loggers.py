"""What Spark's, Hadoop's and YARN's loggers tell of a run's end, by the simple name of the class that logs."""

from typing import Final

# They log an error as what ended the program: its uncaught exceptions, streams, statements, the launchers.
ENDING_LOGGERS: Final = frozenset(
    {
        "SparkSQLDriver",
        "SparkSQLCLIDriver",
        "MicroBatchExecution",
        "ContinuousExecution",
        "StreamExecution",
        "SparkUncaughtExceptionHandler",
        "ApplicationMaster",
        "SparkSubmit",
        "SparkApplication",
        "Driver",
        "CliDriver",
        "Client",  # YARN's, which reports what its application ended with
    }
)
# They log an error as what a Spark job was given up for.
ABORT_LOGGERS: Final = frozenset(
    {
        "FileFormatWriter",
        "InsertIntoHadoopFsRelationCommand",
        "DAGScheduler",
        "TaskSchedulerImpl",
        "WriteToDataSourceV2Exec",
    }
)
# What goes wrong while they clean up changes nothing.
CLEANING_LOGGERS: Final = frozenset({"ShutdownHookManager", "ContextCleaner"})
# They warn of what a stopping Spark no longer answers.
SHUTDOWN_LOGGERS: Final = frozenset(
    {
        "LiveListenerBus",
        "AsyncEventQueue",
        "TransportChannelHandler",
        "TransportResponseHandler",
        "TransportRequestHandler",
        "NettyRpcEnv",
        "Inbox",
        "Dispatcher",
        "BlockManagerStorageEndpoint",
        "Instrumentation",
    }
)
# They work on however the program stands.
BACKGROUND_LOGGERS: Final = frozenset(
    {
        "ShutdownHookManager",
        "BlockManager",
        "BlockManagerInfo",
        "BlockManagerMasterEndpoint",
        "ContextCleaner",
        "Executor",
        "ExecutorMonitor",
        "HeartbeatReceiver",
        "TaskSchedulerImpl",
        "TaskSetManager",
    }
)
