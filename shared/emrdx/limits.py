"""Every limit that emrdx promises or enforces, in one place. Sizes in bytes unless the name says otherwise."""

from typing import Final

KIB: Final = 1024
MIB: Final = 1024 * KIB

# Evidence: what is kept of one log source, whatever its size.
TAIL_BYTES: Final = 256 * KIB
HEAD_BYTES: Final = 32 * KIB
WINDOWS_BYTES: Final = 4 * MIB
WINDOW_BYTES: Final = 64 * KIB
WINDOW_LINES: Final = 400
LINE_BYTES: Final = 16 * KIB
WINDOW_REPEATS_FIRST: Final = 3
WINDOW_REPEATS_LAST: Final = 3
SOURCE_COMPRESSED_BYTES: Final = 512 * MIB
SOURCE_DECOMPRESSED_BYTES: Final = 16 * 1024 * MIB
EXECUTORS_READ: Final = 3

# Diagnosis: what an answer may hold.
EVIDENCE_LINES: Final = 60
EVIDENCE_LINE_CHARS: Final = 600
CAUSE_MESSAGE_CHARS: Final = 1000
SUMMARY_CHARS: Final = 400
CHAIN_LINKS: Final = 8

# AWS calls for one diagnosis, beside one for each rolled file and each further listing page.
AWS_CALLS_DRIVER: Final = 6
AWS_CALLS_EXECUTORS: Final = 14

# MCP answers, in tokens estimated at four characters each.
MCP_USUAL_TOKENS: Final = 800
MCP_MAX_TOKENS: Final = 6000

# The findings table. DynamoDB refuses items over 400 KB; a diagnosis is cut before it comes near.
STORED_DIAGNOSIS_BYTES: Final = 256 * KIB

# Notices. Slack: Block Kit reference (header, section, fields), the whole message as observed, in characters.
SLACK_HEADER_CHARS: Final = 150
SLACK_SECTION_CHARS: Final = 3000
SLACK_FIELD_CHARS: Final = 2000
SLACK_MESSAGE_CHARS: Final = 12_000
SLACK_BLOCKS: Final = 50
# SNS: Publish API reference. A mail is read by people, so the body stays far below SNS' 256 KB.
SNS_SUBJECT_CHARS: Final = 100
SNS_BODY_BYTES: Final = 16 * KIB
# EventBridge: PutEvents API reference.
EVENT_BYTES: Final = 256 * KIB
# What a notice shows of a finding.
NOTICE_PROOF_LINES: Final = 4
NOTICE_LINE_CHARS: Final = 300
NOTICE_FIX_CHARS: Final = 600
