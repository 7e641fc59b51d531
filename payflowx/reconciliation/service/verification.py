"""Proves a run anew from the data: its counts and control totals, its digests, its verdicts, and the sums of I7."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from payflowx.core import db
from payflowx.core.errors import NotFound
from payflowx.core.ids import Prefix, RunId, to_typeid
from payflowx.core.money import Money
from payflowx.reconciliation import totals
from payflowx.reconciliation.models import ReconciliationRun, RunStatus, Subject
from payflowx.reconciliation.service import runs
from payflowx.reconciliation.sql import judging, verification
from payflowx.terms import relations as terms_relations

TIME_LIMIT: Final = timedelta(hours=1)
DONE: Final = MappingProxyType({Subject.PAYMENT: "taken", Subject.REFUND: "made"})


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a run still holds: it does where there are no findings, each of which is a sentence.

    `is_judged_anew` says that the rules and terms that the run went by are known, so that its verdicts were judged once
    more by them. Where it is false the program has other rules, or somebody has changed the terms: then the verdicts
    were only compared with their payments and settlements.
    """

    run: ReconciliationRun
    payments: int
    refunds: int
    is_judged_anew: bool
    findings: list[str]


async def verify_run(*, run_id: RunId) -> Verification:
    """Recomputes a completed run from verdicts, payments, refunds and settlements, in one snapshot. Raises NotFound.

    Of a payment without a verdict only its time can tell whether the run should have seen it. One that was brought in
    after the last run with a time before it is therefore told as a finding, until the next run judges it.
    """
    async with db.transaction():
        await db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        await db.allow_long_statements(TIME_LIMIT)
        run = await ReconciliationRun.filter(id=run_id).first()
        if run is None or run.status is not RunStatus.COMPLETED:
            raise NotFound("There is no completed run with this id.", path=("id",))
        terms = await _terms_of(run)
        rows = await _fetch(verification.VERIFY_TOTALS, run.started_at)
        payments, refunds = (sum(row["count"] for row in totals.about(subject, rows)) for subject in Subject)
        findings = [*_of_digest(run, rows), *await _of_counts(run, payments + refunds)]
        for subject in Subject:
            findings += [
                *_of_totals(subject, run, rows),
                *await _of_verdicts(subject, run, terms),
                *await _of_sums(subject, run),
            ]
    return Verification(run, payments, refunds, terms is not None, findings)


async def _fetch(statement: str, *arguments: object) -> list[Any]:
    return await db.fetch(statement, *arguments, limit=TIME_LIMIT)


async def _terms_of(run: ReconciliationRun) -> list[UUID] | None:
    """The terms that the run went by: those that, in the order in which they came, make its digest; or None."""
    terms = await _fetch(judging.ALL_TERMS)
    for by_statement, knows_refunds in product((False, True), repeat=2):
        digests = judging.rules_digests(terms, by_statement=by_statement, knows_refunds=knows_refunds)
        for count, digest in enumerate(digests):
            if digest == run.rules_digest:
                return [row["id"] for row in terms[:count]]
    return None


def _of_totals(subject: Subject, run: ReconciliationRun, rows: list[Any]) -> list[str]:
    stored = {
        (total.status, total.expected.currency): _told(subject, total.count, total.expected, total.difference)
        for total in totals.totals_of(totals.kept(run, subject))
    }
    found = {
        (row["status"], row["currency"]): _told(
            subject,
            row["count"],
            Money(int(row["expected_minor"]), row["currency"]),
            Money(int(row["difference_minor"]), row["currency"]),
        )
        for row in totals.about(subject, rows)
    }
    nothing = "nothing"
    return [
        f"{status} in {currency}: the run says {stored.get((status, currency), nothing)}, "
        f"and its verdicts make {found.get((status, currency), nothing)}."
        for status, currency in sorted(stored.keys() | found.keys())
        if stored.get((status, currency)) != found.get((status, currency))
    ]


def _of_digest(run: ReconciliationRun, rows: list[Any]) -> list[str]:
    digest = sum(row["digest"] for row in rows)
    # Runs of versions without digests have neither.
    if run.book_digest == (None if run.rules_digest is None else digest):
        return []
    return [f"The run's digest is {run.book_digest}, and that of its verdicts {digest}."]


def _told(subject: Subject, count: int, expected: Money, difference: Money) -> str:
    return f"{count} {subject}s of {expected}, settled minus expected {difference}"


async def _of_counts(run: ReconciliationRun, judged: int) -> list[str]:
    findings = []
    [row] = await _fetch(verification.VERIFY_COUNTS, run.id, run.started_at)
    if run.changed != row["changed"]:
        findings.append(f"The run says that it wrote {run.changed} verdicts, and there are {row['changed']} of it.")
    if run.is_full and run.examined != judged:
        findings.append(f"The run says that it looked at {run.examined}, and its verdicts are on {judged}.")
    if row["is_last"]:
        findings.extend(
            f"The book says something else of {_named(row['subject_id'], is_refund=row['is_refund'])} "
            "than its last verdict."
            for row in await _fetch(verification.VERIFY_BOOK, run.started_at)
        )
    return findings


def _named(key: UUID, *, is_refund: bool) -> str:
    return to_typeid(Prefix.REFUND if is_refund else Prefix.PAYMENT, key)


async def _of_verdicts(subject: Subject, run: ReconciliationRun, terms: list[UUID] | None) -> list[str]:
    relation = verification.OWN_FIGURES if terms is None else terms_relations.by_terms(terms)
    rows = await _fetch(
        verification.VERDICTS[subject].format(terms=relation),
        run.started_at,
        run.as_of,
        terms is not None,
        run.as_of - runs.IN_FLIGHT_MAX,
    )
    return [
        f"The verdict on {_named(row['id'], is_refund=subject is Subject.REFUND)} "
        + (
            "is not what the run's rules and terms say."
            if row["is_by_facts"]
            else f"has other figures than its {subject} and settlement and what was taken back of it."
        )
        for row in rows
    ]


async def _of_sums(subject: Subject, run: ReconciliationRun) -> list[str]:
    # One that was being written while the run looked has its place in the next one.
    seen_before = run.as_of - runs.IN_FLIGHT_MAX
    rows = await _fetch(verification.sums(subject), run.started_at, seen_before)
    return [
        f"{row['currency']}: {row['paid_count']} {subject}s of {row['paid_minor']} minor units were {DONE[subject]}, "
        f"and the run has {row['booked_count']} of {row['booked_minor']}."
        for row in rows
    ]
