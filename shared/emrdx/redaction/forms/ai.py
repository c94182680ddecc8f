"""Model providers and their tools."""

from typing import Final

from emrdx.redaction.form import Form

FORMS: Final = (
    Form(
        type="anthropic-key",
        of="Anthropic API, admin or OAuth key",
        anchors=("sk-ant-",),
        pattern=r"sk-ant-[a-z]+[0-9]{2}-[0-9A-Za-z_-]{40,}",
        examples=("sk-ant-api03-{u93}AA", "sk-ant-admin01-{u93}AA", "sk-ant-oat01-{u93}AA"),
        counter_examples=("sk-ant-api03-short",),
    ),
    Form(
        type="openai-key",
        of="OpenAI (and compatible) API key",
        anchors=(r"\bsk-[A-Za-z0-9]{2}",),
        pattern=r"sk-(?:(?:proj|svcacct|admin|None|or-v1|lf|litellm|helicone)-[0-9A-Za-z_-]{20,}"
        r"|[0-9A-Za-z_-]{16,90}T3BlbkFJ[0-9A-Za-z_-]{16,}|[0-9A-Za-z]{32,64}\b)",
        examples=(
            "sk-{A20}T3BlbkFJ{A20}",
            "sk-proj-{u74}T3BlbkFJ{u74}",
            "sk-svcacct-{u60}",
            "sk-{A48}",
            "sk-or-v1-{h64}",
            "sk-{h32}",
        ),
        counter_examples=("sk-{A20} is short", "task-{A48}"),
    ),
    Form(
        type="huggingface-token",
        of="Hugging Face user or organisation token",
        anchors=(r"\bhf_[A-Za-z0-9]{8}", "api_org_"),
        pattern=r"(?:hf|api_org)_[0-9A-Za-z]{34,40}\b",
        examples=("hf_{L34}", "api_org_{L34}"),
        counter_examples=("hf_{L33} short", "hf_transformers"),
    ),
    Form(
        type="groq-key",
        of="Groq API key",
        anchors=("gsk_",),
        pattern=r"gsk_[0-9A-Za-z]{40,}\b",
        examples=("gsk_{A52}",),
        counter_examples=("gsk_name",),
    ),
    Form(
        type="xai-key",
        of="xAI API key",
        anchors=(r"\bxai-",),
        pattern=r"xai-[0-9A-Za-z]{70,}\b",
        examples=("xai-{A80}",),
        counter_examples=("xai-name",),
    ),
    Form(
        type="perplexity-key",
        of="Perplexity API key",
        anchors=("pplx-",),
        pattern=r"pplx-[0-9A-Za-z]{40,}\b",
        examples=("pplx-{A48}",),
        counter_examples=("pplx-small-online",),
    ),
    Form(
        type="replicate-token",
        of="Replicate API token",
        anchors=(r"\br8_[A-Za-z0-9]{8}",),
        pattern=r"r8_[0-9A-Za-z]{37}\b",
        examples=("r8_{A37}",),
        counter_examples=("r8_{A36} short",),
    ),
    Form(
        type="langsmith-key",
        of="LangSmith API key",
        anchors=("lsv2_",),
        pattern=r"lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}",
        examples=("lsv2_pt_{h32}_{h10}",),
        counter_examples=("lsv2_pt_name",),
    ),
    Form(
        type="pinecone-key",
        of="Pinecone API key",
        anchors=("pcsk_",),
        pattern=r"pcsk_[0-9A-Za-z_]{50,}",
        examples=("pcsk_{A5}_{A63}",),
        counter_examples=("pcsk_name",),
    ),
    Form(
        type="nvidia-key",
        of="NVIDIA API key",
        anchors=("nvapi-",),
        pattern=r"nvapi-[0-9A-Za-z_-]{60,}",
        examples=("nvapi-{u64}",),
        counter_examples=("nvapi-name",),
    ),
    Form(
        type="model-api-key",
        of="Voyage, Fireworks, Tavily, Jina or E2B API key",
        anchors=(
            r"\bpa-[A-Za-z0-9_-]{40}",
            r"\bfw_[A-Za-z0-9]{20}",
            "tvly-",
            r"\bjina_[A-Za-z0-9]{32}",
            r"\be2b_[0-9a-f]{32}",
        ),
        pattern=r"(?:pa-[0-9A-Za-z_-]{43}\b|fw_[0-9A-Za-z]{20,}\b|tvly-(?:dev-|prod-)?[0-9A-Za-z]{28,}\b"
        r"|jina_[0-9A-Za-z_-]{50,}|e2b_[0-9a-f]{40}\b)",
        examples=("pa-{A43}", "fw_{A24}", "tvly-{A32}", "tvly-dev-{A32}", "jina_{h32}{A28}", "e2b_{h40}"),
        counter_examples=("pa-{A30} short", "fw_{A12}", "tvly-name"),
    ),
    Form(
        type="wandb-key",
        of="Weights & Biases API key",
        anchors=("wandb_v1_",),
        pattern=r"wandb_v1_[0-9A-Za-z_]{40,}",
        examples=("wandb_v1_{A60}",),
        counter_examples=("wandb_v1_name",),
    ),
)
