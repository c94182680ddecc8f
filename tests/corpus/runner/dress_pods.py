"""Logs of pods as Kubernetes' tools show them. Each step takes all streams; pure.

The forms are those of stern, Spark's image entry point with `kubectl describe`, spark-submit's watch of a pod, and Argo.
"""

from __future__ import annotations

from .dress_lines import ERR, HEAD, OUT, Step, Streams, one, only, text


def _pods(streams: Streams, argument: str) -> Streams:
    """All pods of a run in one terminal, in the order of their own clocks, as stern follows them; names the run."""
    rows = []
    for path, data in streams.items():
        worker = path.split("/")[1] if path.startswith("SPARK_EXECUTOR") else ""
        pod = (
            f"{argument}-exec-{int(worker) + 1} spark-kubernetes-executor"
            if worker
            else f"{argument}-driver spark-kubernetes-driver"
        )
        clock = "" if path != OUT else "~"
        for line in text(data):
            m = HEAD.match(line)
            clock = m[4] if m else clock
            rows.append((clock, f"{pod} {line}"))
    return only([row for _, row in sorted(rows, key=lambda row: row[0])])


def _entrypoint(streams: Streams, argument: str) -> Streams:
    """`kubectl logs` of a driver's pod, begun by the image's script, and `kubectl describe`; names the pod."""
    head = [
        f"$ kubectl -n etl logs {argument}",
        "++ id -u",
        "+ myuid=185",
        "++ id -g",
        "+ mygid=0",
        "+ set +e",
        "++ getent passwd 185",
        "+ uidentry=spark:x:185:185::/home/spark:/sbin/nologin",
        "+ set -e",
        '+ case "$1" in',
        '+ CMD=("$SPARK_HOME/bin/spark-submit" --conf "spark.driver.bindAddress=$SPARK_DRIVER_BIND_ADDRESS" --deploy-mode client "$@")',
        "+ exec /usr/bin/tini -s -- /opt/spark/bin/spark-submit --conf spark.driver.bindAddress=10.42.1.17 --deploy-mode client --properties-file /opt/spark/conf/spark.properties",
    ]
    end = [
        f"$ kubectl -n etl describe pod {argument} | grep -A6 'State:'",
        "    State:          Terminated",
        "      Reason:       Error",
        "      Exit Code:    1",
        "      Started:      Sat, 21 Nov 2026 08:00:02 +0000",
        "      Finished:     Sat, 21 Nov 2026 08:12:11 +0000",
        "    Ready:          False",
    ]
    return only([*head, *one(streams), *end])


def _podwatch(_: Streams, argument: str) -> Streams:
    """What spark-submit in cluster mode tells of a driver's pod that ended with code 1; names the application."""
    pod = [
        f"\t pod name: {argument}-4f1c9d93a1e0b7c2-driver",
        "\t namespace: etl",
        f"\t labels: spark-app-name -> {argument}, spark-role -> driver, spark-version -> 3.5.6",
        "\t phase: Failed",
        "\t container status:",
    ]
    state = [
        "container name: spark-kubernetes-driver",
        "container state: terminated",
        "container started at: 2026-11-21T08:00:02Z",
        "container finished at: 2026-11-21T08:12:11Z",
        "exit code: 1",
        "termination reason: Error",
    ]
    head = "26/11/21 08:12:12 INFO LoggingPodStatusWatcherImpl:"
    return only(
        [
            *(
                f"26/11/21 08:12:{n:02d} INFO LoggingPodStatusWatcherImpl: Application status for spark-1f (phase: Running)"
                for n in range(12)
            ),
            f"{head} State changed, new state:",
            *pod,
            *(f"\t\t {line}" for line in state),
            f"{head} Application status for spark-1f (phase: Failed)",
            f"{head} Container final statuses:",
            *(f"\t {line}" for line in state),
            f"{head} Application {argument} with application ID spark-1f and submission ID etl:{argument}-driver finished",
        ],
        ERR,
    )


def _argo(streams: Streams, argument: str) -> Streams:
    """`argo logs` of a workflow's step; the argument names its pod."""
    end = 'time="2026-11-21T08:12:11.402Z" level=info msg="sub-process exited" argo=true error="<nil>"'
    return only([f"{argument}: {line}" for line in [*one(streams), end, "Error: exit status 1"]])


STEPS: dict[str, Step] = {
    "pods": _pods,
    "entrypoint": _entrypoint,
    "podwatch": _podwatch,
    "argo": _argo,
}
