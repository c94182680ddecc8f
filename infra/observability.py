"""Alarms: dead letters, failing functions, a queue that nobody empties, a pipe that stands still."""

from collections.abc import Mapping, Sequence

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from emrdx import wiring
from emrdx_infra.function import LambdaFunction
from emrdx_infra.notices import Notices

_PERIOD = Duration.minutes(5)


class Observability(Construct):
    """One alarm for each way in which findings or notices can go missing."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        functions: Sequence[LambdaFunction],
        dead_letters: Mapping[str, sqs.IQueue],
        intake: sqs.IQueue,
        notices: Notices,
        topics: Sequence[str],
        further: Mapping[str, tuple[cloudwatch.IMetric, str]],
    ) -> None:
        super().__init__(scope, construct_id)
        self._topics = [
            actions.SnsAction(sns.Topic.from_topic_arn(self, f"Topic{number}", arn))
            for number, arn in enumerate(topics, 1)
        ]
        for name, queue in dead_letters.items():
            metric = queue.metric_approximate_number_of_messages_visible(period=_PERIOD, statistic="Maximum")
            self._alarm(
                f"{name}Letters", metric, "Messages were given up; look at them, then redrive the queue."
            )
        for function in functions:
            name = function.node.path.partition("/")[2].replace("/", "")
            metric = function.function.metric_errors(period=_PERIOD, statistic="Sum")
            self._alarm(f"{name}Errors", metric, f"The {name} function fails; its log group says why.")
        age = intake.metric_approximate_age_of_oldest_message(period=_PERIOD, statistic="Maximum")
        self._alarm(
            "IntakeAge", age, "Failed runs wait to be diagnosed; is the function throttled?",
            above=2 * wiring.INTAKE.visibility,
        )  # fmt: skip
        for name, (counted, meaning) in further.items():
            self._alarm(name, counted, meaning)
        self._alarm("PipeFailures", _pipe_failures(notices), "Findings do not reach the notices queue.")

    def _alarm(self, name: str, metric: cloudwatch.IMetric, meaning: str, *, above: int = 0) -> None:
        alarm = cloudwatch.Alarm(
            self,
            name,
            metric=metric,
            alarm_description=meaning,
            threshold=above,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
            evaluation_periods=1,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
        )
        alarm.add_alarm_action(*self._topics)


def _pipe_failures(notices: Notices) -> cloudwatch.Metric:
    return cloudwatch.Metric(
        namespace="AWS/EventBridge/Pipes",
        metric_name="ExecutionFailed",
        dimensions_map={"PipeName": notices.pipe.ref},
        period=_PERIOD,
        statistic="Sum",
    )
