"""Refusals as the protocol writes them: a stable word, a sentence, what to do."""

from wire.errors import ErrorBody, ErrorDetail
from wire.messages import from_plain, to_bytes, to_plain

# code: (status, message, advice); every code an address may answer with stands here and in the OpenAPI
CODES: dict[str, tuple[int, str, str]] = {
    "malformed": (400, "The request is not what the protocol says.", "This is a fault of the program that asked."),
    "unsigned": (401, "The signature of the request does not fit.", "Compare the clock with hq_time; then the key."),
    "code_refused": (403, "The enrolment code is not valid.", "Ask headquarters for a new code."),
    "not_yours": (403, "This belongs to another register.", "Ask with the register's own key."),
    "key_revoked": (403, "The key of this register was revoked.", "Enrol the register again."),
    "unknown_path": (404, "There is nothing at this address.", "See /v1/openapi.json."),
    "wrong_method": (405, "This address does not take that method.", "See /v1/openapi.json."),
    "receipt_unknown": (404, "No such receipt is known.", "Check the number; its register may not have sent it yet."),
    "member_unknown": (404, "No such member is known, or the card is frozen.", "Check the card of the member."),
    "card_refused": (404, "This recharge card is not accepted.", "Check the code; its seller can ask headquarters."),
    "journal_unknown": (404, "No such journal is known.", "Check register and epoch."),
    "gap": (409, "Entries before these are missing.", "Send what follows the head: see expected."),
    "request_id_reused": (409, "This request id was used for another request.", "Choose a new request id."),
    "epoch_taken": (409, "This epoch is known with another certificate.", "Choose another epoch."),
    "receipt_ambiguous": (409, "Several receipts have this number.", "Give the head printed on the receipt."),
    "limit_reached": (409, "The law limits the balance of this card.", "Credit at most what is left."),
    "gone": (410, "The cursor cannot be continued.", "Fetch the snapshot, go on from its cursor."),
    "too_large": (413, "The request is too large.", "Send less at once."),
    "fork": (423, "The journal differs from what HQ holds.", "Open a new epoch and hand the rest in as adopted."),
    "attempts_locked": (429, "Too many cards were refused here.", "Wait as long as Retry-After says."),
    "fault": (500, "HQ met a fault.", "Tell headquarters; try again later."),
    "busy": (503, "HQ has too much to do.", "Wait as long as Retry-After says, then send again."),
    "not_ready": (503, "This is not ready yet.", "Wait as long as Retry-After says, then ask again."),
}


class Refused(Exception):
    """An answer that is not a success. `named` are the fields beside `error`; Retry-After in whole seconds."""

    def __init__(
        self,
        code: str,
        message: str = "",
        *,
        field: str | None = None,
        retry_after: int | None = None,
        **named: str | int | None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.status, sentence, self.advice = CODES[code]
        self.message = message or sentence
        self.field = field
        self.retry_after = retry_after
        self.named = named

    def body(self) -> bytes:
        detail = ErrorDetail(code=self.code, message=self.message, advice=self.advice, field=self.field)
        return to_bytes(from_plain(ErrorBody, {"error": to_plain(detail), **self.named}))

    def headers(self) -> dict[str, str]:
        return {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}
