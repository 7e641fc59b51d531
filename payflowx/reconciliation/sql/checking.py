"""The statements that count the book again: what it says of itself, and what the next run would never look at."""

from typing import Final

from payflowx.payments import relations as payments
from payflowx.reconciliation import matching
from payflowx.refunds import relations as refunds
from payflowx.settlements import relations as settlements

# Payments that no run has judged, besides those that the next one will look at: `payment` is the condition on these.
UNJUDGED: Final = f"""
SELECT payment.id FROM {payments.SUCCEEDED} AS payment
WHERE NOT COALESCE({{payment}}, false) AND NOT EXISTS (
    SELECT FROM reconciliation_book WHERE payment_id = payment.id AND refund_id IS NULL)
ORDER BY payment.id LIMIT 10
"""

# The same of refunds.
UNJUDGED_REFUNDS: Final = f"""
SELECT refund.id FROM {refunds.SUCCEEDED} AS refund
WHERE NOT COALESCE({{refund}}, false) AND NOT EXISTS (SELECT FROM reconciliation_book WHERE refund_id = refund.id)
ORDER BY refund.id LIMIT 10
"""

# Payments on which the bank's word is not in the verdict, besides those that the next run will look at.
UNHEARD: Final = f"""
SELECT book.payment_id AS id FROM reconciliation_book AS book
JOIN {settlements.DECIDED} AS settlement ON settlement.payment_id = book.payment_id
WHERE book.is_open AND book.refund_id IS NULL AND NOT COALESCE({{settlement}}, false)
ORDER BY book.payment_id LIMIT 10
"""
UNHEARD_REFUNDS: Final = f"""
SELECT book.refund_id AS id FROM reconciliation_book AS book
JOIN {settlements.REFUNDS_DECIDED} AS settlement ON settlement.refund_id = book.refund_id
WHERE book.is_open AND book.reason <> 'CAME_BACK' AND NOT COALESCE({{settlement}}, false)
ORDER BY book.refund_id LIMIT 10
"""

# Payments of which more was given back than was paid.
OVERDRAWN: Final = f"""
SELECT payment.id, NULL::uuid AS refund_id
FROM {refunds.GIVEN_BACK} AS given JOIN {payments.SUCCEEDED} AS payment ON payment.id = given.payment_id
WHERE given.minor > payment.amount_minor ORDER BY payment.id LIMIT 10
"""

# Verdicts that rest on a settlement that has ended, besides those that the next run will look at.
OUTLIVED: Final = f"""
SELECT book.payment_id AS id, book.refund_id FROM {settlements.ENDED} AS settlement
JOIN reconciliation_book AS book ON book.payment_id = settlement.payment_id
JOIN reconciliation_results AS result ON result.id = book.result_id AND result.settlement_id = settlement.id
WHERE NOT COALESCE({{settlement}}, false) ORDER BY book.payment_id LIMIT 10
"""

# Open verdicts that a deadline has passed, as of the last run: $1.
OVERTAKEN: Final = """
SELECT payment_id AS id, refund_id FROM reconciliation_book
WHERE reason = 'NOT_DUE' AND due_at <= $1 OR reason = 'OVERDUE' AND missing_at <= $1 ORDER BY payment_id LIMIT 10
"""

# Where the book says that a verdict is resolved which nobody has resolved, or the other way round.
WRONGLY_RESOLVED: Final = """
SELECT book.payment_id AS id, book.refund_id FROM reconciliation_book AS book
LEFT JOIN reconciliation_resolutions AS resolution ON resolution.result_id = book.result_id
WHERE book.is_resolved <> (resolution.result_id IS NOT NULL) ORDER BY book.payment_id LIMIT 10
"""

# The whole book, from the verdicts themselves and from what people have decided.
RECOUNTED: Final = f"""
SELECT result.refund_id IS NOT NULL AS is_refund, result.status, result.expected_currency AS currency,
    count(*) AS count, sum(result.expected_minor) AS expected_minor,
    COALESCE(sum(result.difference_minor), 0) AS difference_minor,
    count(*) FILTER (WHERE is_open_work) AS unresolved,
    sum({matching.UNEXPLAINED}) FILTER (WHERE is_open_work) AS unexplained_minor,
    sum(abs({matching.UNEXPLAINED})) FILTER (WHERE is_open_work) AS at_risk_minor
FROM reconciliation_book AS book JOIN reconciliation_results AS result ON result.id = book.result_id
LEFT JOIN reconciliation_resolutions AS resolution ON resolution.result_id = result.id
CROSS JOIN LATERAL (SELECT result.status <> 'MATCHED' AND resolution.result_id IS NULL AS is_open_work) AS work
GROUP BY is_refund, result.status, result.expected_currency
"""
