"""Bad rows, each with the constraint that refuses it: the valid row of a table with some columns changed."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final, NamedTuple

from .rows import (
    AT,
    BROKEN,
    BY_STATEMENT,
    DUPLICATE,
    ENTRY,
    FAILED,
    IGNORED,
    INITIATED,
    LATER,
    MATCHED,
    MERCHANT,
    NAMED,
    OUTLIVED,
    PAYMENT,
    PENDING,
    QUARANTINED,
    RECOUNTED,
    REFUND,
    REJECTED,
    RESULT,
    RETURN,
    RETURNED,
    RUNNING,
    SETTLEMENT,
    UNKNOWN,
    USER,
    VALID,
    WITHDRAWN,
    Row,
)

CARD: Final = "4242424242424242"
CARD_TRIGGERS: Final = {
    f"{table}_no_card_number"
    for table in (
        "allocations",
        "payments",
        "refunds",
        "merchants",
        "users",
        "api_keys",
        "statement_files",
        "bank_accounts",
        "bank_statements",
        "statement_entries",
        "reconciliation_resolutions",
        "statement_entries_counterparty",
    )
}
TEXT_TRIGGERS: Final = {*CARD_TRIGGERS, "payments_unambiguous", "refunds_unambiguous"}
"""They refuse as a CHECK does, and only what is new."""
CHECK, UNIQUE, FOREIGN_KEY = "23514", "23505", "23503"


AMBIGUOUS: Final = (
    *(" ", " order-1", "order-1 ", "\u3000order-1", "order-1\u00a0", "\u2003order-1"),
    *("cafe\u0301", "\u212b", "\u1112\u1161\u11ab"),  # not composed
)
WITH_INVISIBLE: Final = tuple(
    f"order{character}1"
    for character in "\t\n\x1f\x7f\x85\xad\u034f\u061c\u115f\u180e\u200b\u200d\u2028\u202e\u2060\u2800\u3164\ufe0f"
    "\ufeff\U000e0041"
)


class Case(NamedTuple):
    """A bad row: the valid one of its table with these columns changed, and the constraint that refuses it."""

    table: str
    changes: Row
    constraint: str


def cases(table: str, refusals: Mapping[str, list[Row]]) -> list[Case]:
    """The bad rows of one table, by constraint."""
    return [Case(table, row, constraint) for constraint, rows in refusals.items() for row in rows]


CHECKS: Final = [
    *cases(
        "payment_days",
        {
            "payment_days_currency": [{"currency": "usd"}, {"currency": "US"}],
            "payment_days_status": [{"status": "REFUNDED"}],
        },
    ),
    *cases(
        "payment_deltas",
        {
            "payment_deltas_change": [{"change": 0}, {"change": 2}, {"change": -2}],
            "payment_deltas_amount": [{"amount_minor": 0}, {"amount_minor": -1}, {"amount_minor": 10**16}],
        },
    ),
    *cases(
        "users",
        {
            "users_no_card_number": [{"name": CARD}],
            "users_role": [{"role": role} for role in ("", "user", "ROOT")],
            "users_email": [
                {"email": email} for email in ("", "ada", "@b.c", "a@", "a@b@c", "a d@b.c", "a@b.c\n", "Ada@b.c")
            ],
            "users_password_hash": [{"password_hash": text} for text in ("", "correct horse", "$argon2i$v=19$")],
        },
    ),
    *cases("sign_in_failures", {"sign_in_failures_count": [{"failures": -1}]}),
    *cases(
        "sessions",
        {
            "sessions_expires_at": [{"expires_at": AT}],
            "sessions_end": [{"ended_at": AT}, {"end_reason": "LOGOUT"}],
            "sessions_end_reason": [{"ended_at": AT, "end_reason": "BOREDOM"}],
        },
    ),
    *cases(
        "refresh_tokens",
        {
            "refresh_tokens_hash": [{"token_hash": b"\x01" * length} for length in (0, 31, 33)],
            "refresh_tokens_expires_at": [{"expires_at": AT}],
        },
    ),
    *cases(
        "api_keys",
        {
            "api_keys_hash": [{"secret_hash": b"\x01" * length} for length in (0, 31, 33)],
            "api_keys_name": [{"name": ""}],
            "api_keys_no_card_number": [{"name": f"Card {CARD}"}],
            "api_keys_prefix": [
                {"prefix": text} for text in ("", "pfx_", "pfx_AbCd-_8", "pfr_AbCd-_89", "pfx_AbCd+/89")
            ],
            "api_keys_expires_at": [{"expires_at": AT}],
        },
    ),
    *cases("external_identities", {"external_identities_names": [{"issuer": ""}, {"subject": ""}]}),
    *cases("merchants", {"merchants_name": [{"name": ""}], "merchants_no_card_number": [{"name": CARD}]}),
    *cases(
        "events",
        {
            "events_type": [
                {"type": text} for text in ("", "payment", "payment.", ".created", "a.b.c", "Payment.created")
            ],
            "events_data": [{"data": json} for json in ("[]", "null", '"text"', "1")],
        },
    ),
    *cases(
        "payments",
        {
            "payments_no_card_number": [
                {column: text}
                for column in ("idempotency_key", "reference", "description", "exclusive_scope")
                for text in (CARD, f"card {CARD}.", "6011000990139424999 378282246310005 1")
            ],
            "payments_unambiguous": [
                {column: text}
                for column in ("idempotency_key", "reference", "exclusive_scope")
                for text in (*AMBIGUOUS, *WITH_INVISIBLE)
            ],
            "payments_status": [{**FAILED, "status": status} for status in ("", "success", "REFUNDED")],
            "payments_amount": [{"amount_minor": minor} for minor in (0, -1, 10**16)],
            "payments_currency": [{"currency": code} for code in ("", "US", "usd", "U$D", "ÉUR", "US1")],
            "payments_idempotency_key": [{"idempotency_key": ""}],
            "payments_exclusive_scope_length": [{"exclusive_scope": ""}],
            "payments_fingerprint": [{"fingerprint": b"\x01" * length} for length in (0, 32, 34)],
            "payments_completed_at": [{"completed_at": AT - timedelta(microseconds=1)}],
            "payments_outcome": [
                {**INITIATED, "completed_at": AT},
                {**INITIATED, "gateway_reference": "sim_1"},
                {**INITIATED, "failure_code": "card_declined"},
                {**INITIATED, "failure_reason": "Declined."},
                {"completed_at": None},
                {"gateway_reference": None},
                {"failure_code": "card_declined"},
                {"failure_reason": "Declined."},
                {**FAILED, "completed_at": None},
                {**FAILED, "failure_code": None},
                {**FAILED, "failure_reason": None},
            ],
        },
    ),
    *cases(
        "refunds",
        {
            "refunds_no_card_number": [{"idempotency_key": CARD}, {"reason": f"card {CARD}."}],
            "refunds_unambiguous": [{"idempotency_key": text} for text in (*AMBIGUOUS, *WITH_INVISIBLE)],
            "refunds_status": [{**FAILED, "status": status} for status in ("", "success", "REFUNDED")],
            "refunds_amount": [{"amount_minor": minor} for minor in (0, -1, 10**16)],
            "refunds_currency": [{"currency": code} for code in ("", "US", "usd", "U$D", "ÉUR", "US1")],
            "refunds_idempotency_key": [{"idempotency_key": ""}],
            "refunds_fingerprint": [{"fingerprint": b"\x01" * length} for length in (0, 32, 34)],
            "refunds_reason": [{"reason": ""}],
            "refunds_completed_at": [{"completed_at": AT - timedelta(microseconds=1)}],
            "refunds_outcome": [
                {**INITIATED, "completed_at": AT},
                {**INITIATED, "failure_code": "card_declined"},
                {**INITIATED, "failure_reason": "Declined."},
                {"completed_at": None},
                {"gateway_reference": None},
                {"failure_code": "card_declined"},
                {"failure_reason": "Declined."},
                {**FAILED, "completed_at": None},
                {**FAILED, "failure_code": None},
                {**FAILED, "failure_reason": None},
            ],
        },
    ),
    *cases(
        "refund_failures",
        {
            "refund_failures_code": [{"failure_code": ""}],
            "refund_failures_reason": [{"failure_reason": ""}],
        },
    ),
    *cases(
        "settlements",
        {
            "settlements_status": [{**REJECTED, "status": status} for status in ("", "settled", "PAID")],
            "settlements_source": [{"source": source} for source in ("", "RUMOUR")],
            "settlements_amount": [{"amount_minor": minor} for minor in (0, -1, 10**17)],
            "settlements_currency": [{"currency": code} for code in ("", "US", "usd", "U$D")],
            "settlements_due_at": [{"due_at": None}],
            "settlements_statement": [
                {**BY_STATEMENT, "due_at": LATER},
                {**PENDING, **BY_STATEMENT},
            ],
            "settlements_end": [
                {**OUTLIVED, "end_reason": None},
                {**OUTLIVED, "ended_at": None},
                {**OUTLIVED, "end_reason": "WHIM"},
                {**OUTLIVED, "ended_at": LATER - timedelta(microseconds=1)},
                {**OUTLIVED, "source": "SIMULATED_BANK", "due_at": LATER},
                {**OUTLIVED, **REJECTED},
                {**PENDING, "ended_at": LATER, "end_reason": "PERSON"},
            ],
            "settlements_withdrawn": [
                {**WITHDRAWN, **BY_STATEMENT},
                {**WITHDRAWN, "bank_reference": "bank-1"},
                {**WITHDRAWN, "value_date": LATER.date()},
                {**WITHDRAWN, "attempted_at": LATER},
            ],
            "settlements_outcome": [
                {**PENDING, "settled_at": LATER},
                {**PENDING, "value_date": LATER.date()},
                {**PENDING, "failure_reason": "Closed account."},
                {"settled_at": None},
                {"value_date": None},
                {"bank_reference": None},
                {"failure_reason": "Closed account."},
                {**REJECTED, "failure_reason": None},
                {**WITHDRAWN, "failure_reason": None},
                {**WITHDRAWN, "settled_at": LATER},
                {**REJECTED, "settled_at": LATER},
            ],
        },
    ),
    *cases(
        "reconciliation_runs",
        {
            "reconciliation_runs_status": [{"status": status} for status in ("", "running", "PAUSED")],
            "reconciliation_runs_trigger": [{"trigger": trigger} for trigger in ("", "manual", "DASHBOARD")],
            "reconciliation_runs_counts": [
                {"examined": -1, "changed": -1},
                {"examined": 1, "changed": -1},
                {"examined": 1, "changed": 2},
            ],
            "reconciliation_runs_snapshot": [
                {"snapshot": "1:1:"},
                {"completed_in": 1},
                {**BROKEN, "snapshot": "1:1:", "completed_in": 1},
            ],
            "reconciliation_runs_totals": [{"totals": json} for json in ("{}", "null", '"text"', "1")],
            "reconciliation_runs_refund_totals": [{"refund_totals": json} for json in ("{}", "null", '"text"', "1")],
            "reconciliation_runs_outcome": [
                {**RUNNING, "finished_at": LATER},
                {**RUNNING, "failure_reason": "It broke."},
                {"finished_at": None},
                {"failure_reason": "It broke."},
                {**BROKEN, "finished_at": None},
                {**BROKEN, "failure_reason": None},
            ],
        },
    ),
    *cases(
        "reconciliation_results",
        {
            "reconciliation_results_amount": [{"expected_minor": minor, "actual_minor": minor} for minor in (0, -1)],
            "reconciliation_results_deadlines": [{"missing_at": LATER - timedelta(microseconds=1)}],
            "reconciliation_results_returned": [
                {"returned_minor": 1},
                {"returned_apart": "USD"},
                {**RETURNED, "returned_minor": 0},
                {**RETURNED, "returned_minor": -1},
                {**RETURNED, "returned_apart": "usd"},
                {**RETURNED, "returned_apart": "USD,"},
            ],
            "reconciliation_results_actual": [
                {"actual_minor": None, "difference_minor": None},
                {"actual_currency": None, "difference_minor": None},
                {"settlement_id": None},
            ],
            "reconciliation_results_difference": [
                {"difference_minor": 1},
                {"difference_minor": None},
                {
                    "status": "MISMATCHED",
                    "reason": "AMOUNT_UNDER",
                    "actual_minor": 900,
                    "difference_minor": 100,
                },
                {"status": "MISMATCHED", "reason": "CURRENCY_MISMATCH", "actual_currency": "EUR"},
            ],
            "reconciliation_results_terms": [
                {"fee_minor": -1, "actual_minor": 1001, "difference_minor": 1},
                {"tolerance_minor": -1},
            ],
            "reconciliation_results_verdict": [{"status": "LOST"}, {"reason": "ALMOST"}, {"status": ""}],
            "reconciliation_results_refund": [
                {"refund_id": REFUND, "tolerance_minor": 1},
                {"refund_id": REFUND, "fee_minor": 1, "actual_minor": 999, "difference_minor": -1},
                {"refund_id": REFUND, **RETURNED, "returned_minor": 1},
            ],
        },
    ),
    *cases(
        "bank_choices",
        {
            "bank_choices_number": [{"number": 0, "chosen_by_id": USER}],
            "bank_choices_bank": [{"bank": bank} for bank in ("", "simulated", "GATEWAY")],
        },
    ),
    *cases(
        "bank_accounts",
        {
            "bank_accounts_currency": [{"currency": "usd"}],
            "bank_accounts_identification": [
                {"identification": "DE2"},
                {"identification": "de1"},
                {"identification": ""},
                {"written_as": None},
                {"written_as": "DE 2"},
            ],
            "bank_accounts_name": [{"name": ""}],
            "bank_accounts_no_card_number": [{"name": f"Card {CARD}"}],
        },
    ),
    *cases(
        "bank_account_uses",
        {
            "bank_account_uses_payee": [{"gateway": "simulator"}, {"merchant_id": None}],
            "bank_account_uses_gateway": [{"merchant_id": None, "gateway": ""}],
            "bank_account_uses_end": [{"ended_at": AT - timedelta(microseconds=1)}],
        },
    ),
    *cases(
        "statement_files",
        {
            "statement_files_digest": [{"digest": b"\x01" * length} for length in (0, 31, 33)],
            "statement_files_filename": [{"filename": ""}],
            "statement_files_size": [{"size_bytes": 0}],
            "statement_files_no_card_number": [{"filename": f"{CARD}.xml"}],
        },
    ),
    *cases(
        "bank_statements",
        {
            "bank_statements_identity": [{"identity": b"\x01" * 31}],
            "bank_statements_format": [{"format": "PDF"}],
            "bank_statements_currency": [{"currency": "usd"}],
            "bank_statements_dates": [{"to_date": AT.date() - timedelta(days=1)}],
            "bank_statements_balances": [
                {"currency": None},
                {"is_continuous": None},
                {"opening_minor": None},
                {"closing_minor": None},
            ],
            "bank_statements_entries": [{"entry_count": -1}],
            "bank_statements_problems": [{"problems": "{}"}],
            "bank_statements_no_card_number": [{"reference": CARD}],
        },
    ),
    *cases("statement_occurrences", {"statement_occurrences_number": [{"number": -1}]}),
    *cases(
        "statement_entries",
        {
            "statement_entries_no_card_number": [
                {column: f"Card {CARD}."}
                for column in ("raw_text", "remittance", "end_to_end_id", "bank_reference", "booking_reference")
            ]
            + [{**RETURN, "return_reason": f"Card {CARD}."}],
            "statement_entries_position": [{"position": -1}],
            "statement_entries_status": [{"status": "LOST"}],
            "statement_entries_kind": [{"kind": "GIFT"}],
            "statement_entries_amount": [{"amount_minor": -1}],
            "statement_entries_currency": [{"currency": "usd"}],
            "statement_entries_counterparty_no_card_number": [
                {column: f"Card {CARD}."} for column in ("counterparty_name", "counterparty_account")
            ],
            "statement_entries_counterparty": [{"counterparty_name": ""}, {"counterparty_account": ""}],
            "statement_entries_likeness": [
                {"likeness": b"\x01" * 31},
                {**IGNORED, "is_booked": False},
                {**QUARANTINED, "likeness": b"\x01" * 32},
            ],
            "statement_entries_doubt": [
                {"doubt": "OTHER"},
                {"doubt": "RETURN"},
                {"doubt": "NAME"},
                {**QUARANTINED, "likeness": None, "doubt": "CUT"},
            ],
            "statement_entries_identity": [{"identity": b"\x01" * 31}],
            "statement_entries_names": [{"names": "{}"}],
            "statement_entries_read": [
                {"amount_minor": None},
                {"currency": None},
                {"kind": None},
                {**QUARANTINED, "amount_minor": 1, "currency": "USD"},
                {**QUARANTINED, "problem": None},
            ],
            "statement_entries_settled": [
                {"problem": None},
                {**DUPLICATE, "problem": None},
                {"settlement_id": SETTLEMENT},
                {**MATCHED, "settlement_id": None},
                {**MATCHED, "payment_id": None},
                {**MATCHED, "is_booked": False, "likeness": None},
                {**MATCHED, "is_reversal": True},
                {**MATCHED, "amount_minor": 0},
                {**MATCHED, "identity": None},
                {**MATCHED, "problem": "But."},
                {**MATCHED, "kind": "RETURN"},
            ],
            "statement_entries_return_reason": [{"return_reason": "AC04"}, {**IGNORED, "return_reason": "AC04"}],
            "statement_entries_named": [
                {"named_at": AT, "payment_id": PAYMENT},
                {**NAMED, "payment_id": None},
                {**NAMED, "is_booked": False, "likeness": None},
                {**NAMED, "identity": None},
            ],
            "statement_entries_original": [
                {"original_id": ENTRY, "identity": None},
                {**DUPLICATE, "original_id": ENTRY},
            ],
        },
    ),
    *cases(
        "allocations",
        {
            "allocations_number": [{"number": 0}, {"number": -1}],
            "allocations_amount": [{"amount_minor": minor} for minor in (0, 10**17, -(10**17))],
            "allocations_currency": [{"currency": code} for code in ("", "US", "usd", "US1")],
            "allocations_note": [{"note": ""}, {"note": None}],
            "allocations_no_card_number": [{"note": f"Card {CARD}"}],
        },
    ),
    *cases(
        "reconciliation_terms",
        {
            "reconciliation_terms_currency": [{"currency": "usd"}],
            "reconciliation_terms_points": [
                {column: points} for column in ("fee_basis_points", "tolerance_basis_points") for points in (-1, 10_001)
            ],
            "reconciliation_terms_amounts": [
                {"fee_minor": -1},
                {"tolerance_minor": -1},
                {"currency": None},
                {"fee_minor": 10**12 + 1},
            ],
        },
    ),
    *cases(
        "reconciliation_resolutions",
        {
            "reconciliation_resolutions_kind": [{"kind": "FORGOTTEN"}],
            "reconciliation_resolutions_note": [{"note": ""}],
            "reconciliation_resolutions_no_card_number": [{"note": f"Card {CARD}"}],
        },
    ),
    *cases(
        "reconciliation_book",
        {
            "reconciliation_book_open": [{"status": "LOST"}, {"is_open": True}],
            "reconciliation_book_recounted": [
                {**RECOUNTED, "recounted_due_at": None},
                {**RECOUNTED, "recounted_missing_at": None},
            ],
        },
    ),
]

UNIQUES: Final = [
    *(Case(table, {"id": VALID[table]["id"]}, f"{table}_pkey") for table in VALID if "id" in VALID[table]),
    Case("reconciliation_book", {"payment_id": PAYMENT}, "reconciliation_book_payment"),
    Case("sign_in_failures", {"scope": "account:1"}, "sign_in_failures_pkey"),
    Case("rate_counters", {"key": "LIMITER/1"}, "rate_counters_pkey"),
    Case("payment_deltas", {"position": 1_000_001}, "payment_deltas_pkey"),
    Case("payment_days", {"status": "SUCCESS"}, "payment_days_key"),
    Case("refresh_tokens", {"token_hash": b"\x01" * 32}, "uid_refresh_tok_token_h_e92003"),
    Case("refresh_tokens", {"used_at": None}, "refresh_tokens_one_unused"),
    Case("api_keys", {"secret_hash": b"\x01" * 32}, "uid_api_keys_secret__9d95b1"),
    Case("external_identities", {"subject": "auth0|1"}, "uid_external_id_issuer_ae354a"),
    Case("users", {"email": "ada@example.com"}, "users_email_key"),
    Case("merchants", {"name": "The Shop"}, "merchants_name_unique"),
    Case("merchants", {"name": "THE SHOP"}, "merchants_name_unique"),
    Case("events", {"change_id": PAYMENT}, "uid_events_subject_fdb36c"),
    Case("payments", {"idempotency_key": "key-1"}, "uid_payments_user_id_6158d4"),
    Case("payments", {"exclusive_scope": "order:1"}, "payments_exclusive_scope"),
    Case("payments", {"gateway_reference": "sim_1"}, "uid_payments_gateway_5b6298"),
    Case("refunds", {"idempotency_key": "key-1"}, "uid_refunds_user_id_3c1ddc"),
    Case("refunds", {"number": 1}, "uid_refunds_payment_575a0d"),
    Case("refunds", {"gateway_reference": "sim_r1"}, "uid_refunds_gateway_cb303d"),
    Case("refund_failures", {"refund_id": REFUND}, "refund_failures_pkey"),
    Case("settlements", {"payment_id": PAYMENT}, "settlements_payment_id_key"),
    Case("settlements", {"bank_reference": "bank-1"}, "settlements_simulated_reference"),
    Case("bank_accounts", {"identification": "DE1", "written_as": "de-1"}, "uid_bank_accoun_identif_8e999a"),
    Case("bank_account_uses", {"merchant_id": MERCHANT, "gateway": None}, "bank_account_uses_merchant"),
    Case("bank_choices", {"number": 1}, "bank_choices_number_key"),
    Case("statement_files", {"digest": b"\x01" * 32}, "uid_statement_f_digest_019885"),
    Case("bank_statements", {"identity": b"\x01" * 32}, "uid_bank_statem_identit_adac47"),
    Case("statement_occurrences", {"number": 0}, "uid_statement_o_file_id_97af73"),
    Case("statement_entries", {"position": 0}, "uid_statement_e_stateme_698aa5"),
    Case("statement_entries", {"identity": b"\x01" * 32}, "statement_entries_identity_key"),
    Case("allocations", {"number": 1}, "uid_allocations_entry_i_265918"),
    Case("reconciliation_resolutions", {"result_id": RESULT}, "reconciliation_resolutions_pkey"),
    Case("reconciliation_results", {"payment_id": PAYMENT}, "reconciliation_results_once"),
    Case(
        "reconciliation_book",
        {"result_id": VALID["reconciliation_book"]["result_id"]},
        "reconciliation_book_pkey",
    ),
]
"""Second rows that have nothing in common with the first but these columns."""

FOREIGN_KEYS: Final = [
    Case(table, {column: UNKNOWN}, f"{table}_{column}_fkey")
    for table, columns in {
        "sessions": ("user_id",),
        "refresh_tokens": ("session_id",),
        "api_keys": ("user_id",),
        "external_identities": ("user_id",),
        "payments": ("user_id", "merchant_id"),
        "payment_days": ("user_id", "merchant_id"),
        "refunds": ("user_id", "payment_id", "owner_id"),
        "refund_failures": ("refund_id",),
        "settlements": ("payment_id", "refund_id"),
        "statement_files": ("imported_by_id",),
        "bank_account_uses": ("account_id", "merchant_id"),
        "bank_choices": ("chosen_by_id",),
        "bank_statements": ("file_id", "bank_account_id"),
        "statement_occurrences": ("file_id", "statement_id"),
        "statement_entries": ("payment_id",),
        "allocations": ("entry_id", "settlement_id", "takes_back_id", "decided_by_id"),
        "reconciliation_terms": ("merchant_id", "created_by_id"),
        "reconciliation_resolutions": ("result_id", "resolved_by_id"),
        "reconciliation_results": ("run_id", "payment_id", "refund_id", "settlement_id"),
        "reconciliation_book": ("payment_id", "refund_id", "result_id"),
    }.items()
    for column in columns
]


DEFERRED: Final = {
    "statement_entries_statement_id_fkey",
    "statement_entries_original_fkey",
    "statement_entries_told_once",
    "allocations_taken_back_once",
}
"""They have tests of their own: what breaks them breaks a check first, or is looked at when the transaction ends."""


def name(case: Case) -> str:
    """A test's id: the constraint and what is wrong."""
    return f"{case.constraint}: " + ", ".join(f"{column}={value!r:.24}" for column, value in case.changes.items())
