"""Money that came back: entries that are returns, which payment each of them names, and verdicts that tell of it."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Beside a program that is running: rather fail than keep it waiting.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '60s';

        ALTER TABLE "statement_entries" ADD "return_reason" VARCHAR(35);
        ALTER TABLE "statement_entries" ADD "named_at" TIMESTAMPTZ;
        ALTER TABLE "reconciliation_results" ADD "returned_minor" BIGINT;
        ALTER TABLE "reconciliation_results" ADD "returned_apart" VARCHAR(800);

        ALTER TABLE statement_entries
            DROP CONSTRAINT statement_entries_kind,
            ADD CONSTRAINT statement_entries_kind CHECK (
                kind IN ('PAYMENT', 'FEE', 'INTEREST', 'TRANSFER', 'REMAINDER', 'BATCH', 'OTHER', 'RETURN')),
            DROP CONSTRAINT statement_entries_settled,
            -- An entry settles a payment exactly where it is MATCHED, and then only money that has come in, never what
            -- came back.
            ADD CONSTRAINT statement_entries_settled CHECK (
                CASE WHEN status = 'MATCHED' THEN settlement_id IS NOT NULL AND payment_id IS NOT NULL AND identity IS NOT NULL
                    AND is_credit AND is_booked AND NOT is_reversal AND kind <> 'RETURN' AND amount_minor > 0 AND problem IS NULL
                ELSE settlement_id IS NULL AND (problem IS NOT NULL OR status = 'IGNORED') END),
            ADD CONSTRAINT statement_entries_return_reason CHECK (return_reason IS NULL OR kind = 'RETURN'),
            -- A return counts for a payment from when it was found to name it.
            ADD CONSTRAINT statement_entries_named CHECK (
                named_at IS NULL OR kind = 'RETURN' AND payment_id IS NOT NULL AND is_booked AND identity IS NOT NULL);
        CREATE INDEX statement_entries_returns ON statement_entries (payment_id, named_at) WHERE named_at IS NOT NULL;
        CREATE INDEX statement_entries_named_at ON statement_entries (named_at) WHERE named_at IS NOT NULL;
        DROP TRIGGER statement_entries_what_was_read ON statement_entries;
        CREATE TRIGGER statement_entries_what_was_read BEFORE UPDATE ON statement_entries FOR EACH ROW
            WHEN ((OLD.id, OLD.statement_id, OLD.position, OLD.kind, OLD.is_credit, OLD.is_reversal, OLD.is_booked,
                   OLD.amount_minor, OLD.currency, OLD.booking_date, OLD.value_date, OLD.bank_reference, OLD.booking_reference, OLD.end_to_end_id,
                   OLD.remittance, OLD.transaction_code, OLD.return_reason, OLD.identity, OLD.original_id, OLD.names, OLD.raw_text,
                   OLD.imported_at)
                IS DISTINCT FROM
                  (NEW.id, NEW.statement_id, NEW.position, NEW.kind, NEW.is_credit, NEW.is_reversal, NEW.is_booked,
                   NEW.amount_minor, NEW.currency, NEW.booking_date, NEW.value_date, NEW.bank_reference, NEW.booking_reference, NEW.end_to_end_id,
                   NEW.remittance, NEW.transaction_code, NEW.return_reason, NEW.identity, NEW.original_id, NEW.names, NEW.raw_text,
                   NEW.imported_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        DROP TRIGGER statement_entries_no_card_number ON statement_entries;
        CREATE TRIGGER statement_entries_no_card_number BEFORE INSERT ON statement_entries FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.raw_text) OR payflowx_has_card_number(NEW.remittance)
                OR payflowx_has_card_number(NEW.end_to_end_id) OR payflowx_has_card_number(NEW.bank_reference)
                OR payflowx_has_card_number(NEW.booking_reference)
                OR payflowx_has_card_number(NEW.return_reason))
            EXECUTE FUNCTION payflowx_refuse_card_number();
        -- What counts for a payment counts for no other one, for ever: verdicts rest on it.
        CREATE TRIGGER statement_entries_named_once BEFORE UPDATE ON statement_entries FOR EACH ROW
            WHEN (OLD.named_at IS NOT NULL AND (OLD.status, OLD.payment_id, OLD.named_at)
                IS DISTINCT FROM (NEW.status, NEW.payment_id, NEW.named_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();

        -- Verdicts: money that was taken back makes them RETURNED, and nothing else does.
        ALTER TABLE reconciliation_results
            DROP CONSTRAINT reconciliation_results_verdict,
            ADD CONSTRAINT reconciliation_results_returned CHECK (
                (reason = 'RETURNED' OR returned_minor IS NULL AND returned_apart IS NULL)
                AND (returned_minor IS NULL OR returned_minor > 0)
                AND (returned_apart IS NULL OR returned_apart ~ '^[A-Z]{3}(,[A-Z]{3})*$')),
            ADD CONSTRAINT reconciliation_results_verdict CHECK (COALESCE(
                CASE status || ' ' || reason
                    WHEN 'MATCHED EXACT'
                        THEN actual_minor = expected_minor - fee_minor AND actual_currency = expected_currency
                    WHEN 'MATCHED WITHIN_TOLERANCE'
                        THEN abs(actual_minor - (expected_minor - fee_minor)) BETWEEN 1 AND tolerance_minor
                            AND actual_currency = expected_currency
                    WHEN 'MISMATCHED AMOUNT_UNDER'
                        THEN actual_minor < expected_minor - fee_minor - tolerance_minor
                            AND actual_currency = expected_currency
                    WHEN 'MISMATCHED AMOUNT_OVER'
                        THEN actual_minor > expected_minor - fee_minor + tolerance_minor
                            AND actual_currency = expected_currency
                    WHEN 'MISMATCHED RETURNED'
                        THEN actual_minor IS NOT NULL AND (returned_minor IS NOT NULL OR returned_apart IS NOT NULL)
                    WHEN 'MISMATCHED CURRENCY_MISMATCH'
                        THEN actual_minor IS NOT NULL AND actual_currency <> expected_currency
                    WHEN 'SETTLEMENT_PENDING NOT_DUE' THEN actual_minor IS NULL
                    WHEN 'SETTLEMENT_PENDING OVERDUE' THEN actual_minor IS NULL
                    WHEN 'SETTLEMENT_PENDING FEED_LATE' THEN actual_minor IS NULL
                    WHEN 'MISSING_SETTLEMENT NOT_SETTLED' THEN actual_minor IS NULL
                    WHEN 'MISSING_SETTLEMENT SETTLEMENT_FAILED' THEN actual_minor IS NULL AND settlement_id IS NOT NULL
                END, false));
        ALTER TABLE reconciliation_book
            DROP CONSTRAINT reconciliation_book_open,
            ADD CONSTRAINT reconciliation_book_open CHECK (
                CASE status || ' ' || reason
                    WHEN 'MATCHED EXACT' THEN NOT is_open
                    WHEN 'MATCHED WITHIN_TOLERANCE' THEN NOT is_open
                    WHEN 'MISMATCHED AMOUNT_UNDER' THEN NOT is_open
                    WHEN 'MISMATCHED AMOUNT_OVER' THEN NOT is_open
                    WHEN 'MISMATCHED RETURNED' THEN NOT is_open
                    WHEN 'MISMATCHED CURRENCY_MISMATCH' THEN NOT is_open
                    WHEN 'SETTLEMENT_PENDING NOT_DUE' THEN is_open
                    WHEN 'SETTLEMENT_PENDING OVERDUE' THEN is_open
                    WHEN 'SETTLEMENT_PENDING FEED_LATE' THEN is_open
                    WHEN 'MISSING_SETTLEMENT NOT_SETTLED' THEN is_open
                    WHEN 'MISSING_SETTLEMENT SETTLEMENT_FAILED' THEN NOT is_open
                    ELSE false
                END);
        CREATE INDEX reconciliation_book_returned ON reconciliation_book (payment_id) WHERE reason = 'RETURNED';
        """


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Where there are returns, the program before this one could not read them: then there is no way back.
        DROP INDEX reconciliation_book_returned;
        ALTER TABLE reconciliation_book
            DROP CONSTRAINT reconciliation_book_open,
            ADD CONSTRAINT reconciliation_book_open CHECK (
                CASE status || ' ' || reason
                    WHEN 'MATCHED EXACT' THEN NOT is_open
                    WHEN 'MATCHED WITHIN_TOLERANCE' THEN NOT is_open
                    WHEN 'MISMATCHED AMOUNT_UNDER' THEN NOT is_open
                    WHEN 'MISMATCHED AMOUNT_OVER' THEN NOT is_open
                    WHEN 'MISMATCHED CURRENCY_MISMATCH' THEN NOT is_open
                    WHEN 'SETTLEMENT_PENDING NOT_DUE' THEN is_open
                    WHEN 'SETTLEMENT_PENDING OVERDUE' THEN is_open
                    WHEN 'SETTLEMENT_PENDING FEED_LATE' THEN is_open
                    WHEN 'MISSING_SETTLEMENT NOT_SETTLED' THEN is_open
                    WHEN 'MISSING_SETTLEMENT SETTLEMENT_FAILED' THEN NOT is_open
                    ELSE false
                END);
        ALTER TABLE reconciliation_results
            DROP CONSTRAINT reconciliation_results_returned,
            DROP CONSTRAINT reconciliation_results_verdict,
            ADD CONSTRAINT reconciliation_results_verdict CHECK (COALESCE(
                CASE status || ' ' || reason
                    WHEN 'MATCHED EXACT'
                        THEN actual_minor = expected_minor - fee_minor AND actual_currency = expected_currency
                    WHEN 'MATCHED WITHIN_TOLERANCE'
                        THEN abs(actual_minor - (expected_minor - fee_minor)) BETWEEN 1 AND tolerance_minor
                            AND actual_currency = expected_currency
                    WHEN 'MISMATCHED AMOUNT_UNDER'
                        THEN actual_minor < expected_minor - fee_minor - tolerance_minor
                            AND actual_currency = expected_currency
                    WHEN 'MISMATCHED AMOUNT_OVER'
                        THEN actual_minor > expected_minor - fee_minor + tolerance_minor
                            AND actual_currency = expected_currency
                    WHEN 'MISMATCHED CURRENCY_MISMATCH'
                        THEN actual_minor IS NOT NULL AND actual_currency <> expected_currency
                    WHEN 'SETTLEMENT_PENDING NOT_DUE' THEN actual_minor IS NULL
                    WHEN 'SETTLEMENT_PENDING OVERDUE' THEN actual_minor IS NULL
                    WHEN 'SETTLEMENT_PENDING FEED_LATE' THEN actual_minor IS NULL
                    WHEN 'MISSING_SETTLEMENT NOT_SETTLED' THEN actual_minor IS NULL
                    WHEN 'MISSING_SETTLEMENT SETTLEMENT_FAILED' THEN actual_minor IS NULL AND settlement_id IS NOT NULL
                END, false));
        DROP TRIGGER statement_entries_named_once ON statement_entries;
        DROP TRIGGER statement_entries_what_was_read ON statement_entries;
        CREATE TRIGGER statement_entries_what_was_read BEFORE UPDATE ON statement_entries FOR EACH ROW
            WHEN ((OLD.id, OLD.statement_id, OLD.position, OLD.kind, OLD.is_credit, OLD.is_reversal, OLD.is_booked,
                   OLD.amount_minor, OLD.currency, OLD.booking_date, OLD.value_date, OLD.bank_reference, OLD.booking_reference, OLD.end_to_end_id,
                   OLD.remittance, OLD.transaction_code, OLD.identity, OLD.original_id, OLD.names, OLD.raw_text,
                   OLD.imported_at)
                IS DISTINCT FROM
                  (NEW.id, NEW.statement_id, NEW.position, NEW.kind, NEW.is_credit, NEW.is_reversal, NEW.is_booked,
                   NEW.amount_minor, NEW.currency, NEW.booking_date, NEW.value_date, NEW.bank_reference, NEW.booking_reference, NEW.end_to_end_id,
                   NEW.remittance, NEW.transaction_code, NEW.identity, NEW.original_id, NEW.names, NEW.raw_text,
                   NEW.imported_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        DROP TRIGGER statement_entries_no_card_number ON statement_entries;
        CREATE TRIGGER statement_entries_no_card_number BEFORE INSERT ON statement_entries FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.raw_text) OR payflowx_has_card_number(NEW.remittance)
                OR payflowx_has_card_number(NEW.end_to_end_id) OR payflowx_has_card_number(NEW.bank_reference)
                OR payflowx_has_card_number(NEW.booking_reference))
            EXECUTE FUNCTION payflowx_refuse_card_number();
        DROP INDEX statement_entries_named_at;
        DROP INDEX statement_entries_returns;
        ALTER TABLE statement_entries
            DROP CONSTRAINT statement_entries_named,
            DROP CONSTRAINT statement_entries_return_reason,
            DROP CONSTRAINT statement_entries_settled,
            ADD CONSTRAINT statement_entries_settled CHECK (
                CASE WHEN status = 'MATCHED' THEN settlement_id IS NOT NULL AND payment_id IS NOT NULL AND identity IS NOT NULL
                    AND is_credit AND is_booked AND NOT is_reversal AND amount_minor > 0 AND problem IS NULL
                ELSE settlement_id IS NULL AND (problem IS NOT NULL OR status = 'IGNORED') END),
            DROP CONSTRAINT statement_entries_kind,
            ADD CONSTRAINT statement_entries_kind CHECK (
                kind IN ('PAYMENT', 'FEE', 'INTEREST', 'TRANSFER', 'REMAINDER', 'BATCH', 'OTHER'));

        ALTER TABLE "reconciliation_results" DROP COLUMN "returned_apart";
        ALTER TABLE "reconciliation_results" DROP COLUMN "returned_minor";
        ALTER TABLE "statement_entries" DROP COLUMN "named_at";
        ALTER TABLE "statement_entries" DROP COLUMN "return_reason";
        """


MODELS_STATE = (
    "eJztXetz4ji2/1dU+TI9VUyqO51keplbt4ok9DQ7CelLyDy22QKDBXhiZNY2nWZ353+/50"
    "jy+4HtEGKIviTG1pHs35Hl89Z/jpbaempaj9+O218pc4+a5D9HTFtQOIhfapAjbbkMX8BT"
    "rjY2eWuKjRzeauy4tjbBzqaa6VA4pVNnYhtL17AYtv1tbhHd0MnjXHOJa8F/YzIn1vhPOn"
    "EbRGN4hbJj7Ey3JtCbwWYl6AZswEbOip8eGvqIGA5x51Q2hDaWQwncomHCabhmOE2iEXiq"
    "BTzCd468BLdukbll6oJYPB+xpsSAfw51XZNiez4snBqwr9TWjYnrHJPRZK6xGQ2PbVuP8B"
    "9uW1zid2pT4qzgATR5kswBYMocfDTDJRYz1/BnQskb/+6QYEIp3BNe+P6nAcPOdQ3YoMFD"
    "iduFURaWgx3I28a71oi7XlIytWzo+5h0XLwztjJNfkrcgCNu0aZLqkGbfrhrtlqMqc0fZs"
    "AkGBr/uSYaPMmjbbguZeTNaGk5BnJ69H2TTExr8sBRc4DG1kyy0CZzg8FQusW+gzuzdWpj"
    "LwvO7hUz/rWiQ9eaUThnA9O/fDkKWMlnHDwG/vcxPvrnP+GnwXT6jTpIgT+XD8OpQU09Mq"
    "NFB/z8kHcD5+7vO1cfeUucbePhxDJXCxa0Xq7ducX85quVoR8jDV6bUQbP5FI9NNURUvlO"
    "eKfEQ8EJ115R/1b14IROp9rKxBfm6H+mKzZB9AgfCf+c/q+8tVCz4bB72x/etfvD4VHi/c"
    "JbiL068tTEYvhuGvimAjB/iX4DQPjZIxzg8lOr9+b9+fccAphMM5tf5HAd/cUJYWYIUg56"
    "gLLHoCjOl3PNTsfZax9DGm60CsbeiQDkYBHy4PMAegZIjxbat6FJ2cydw8/ztzkQ/9rqcZ"
    "TP33KULVgzxVLalVdO+CUEOwA3+i4UncpRqm1O6ReG+ykzOAA1WEpKYBohegKkcg04LETh"
    "82/ZZRYBn+AAV4EPRVaBD9mrwIfEKoBrbxLdv9/ddtPR9drHwEVxhfyXmIbj7iHIOaAiEt"
    "jzwnH+ZYbBfHPT+j2O8+X17UV8SmMHFzHQrclkZdtUH2puEvsrwM01FjQd/xhpnA2S9tg7"
    "OCxm9Ds37bt+6+ZzhCNXrX4br5zws+vY2TfnMS75nZDfOv1PBH+Sf9x223HG+e36/zjCe9"
    "JWrjVk1uNQ08OYeKe9UxFGewJskssXxqzD3HQeh6liDDbYPr5fcL/w74e/nZy8f//jydv3"
    "5x/OTn/88ezD2w/Qlt9x8tKPOfPgovNzp9uPshVP/PUXCuzTh5AwiSfG2uThUbP1YeKKdW"
    "JltU1eWpws4mc0ps04nPjceMO+pntnzFiHfQT1b2XLO09ow7E2jXy12IHWQ4MNp+H2GxXk"
    "T6AtWlNUp5AemEQMBtqhQ7AbUB5BnzJhIjVQU9QY0SYTa4Vqnk2mtrXgp3QdRnOEVgzXQK"
    "FF3Rj1StD7bDpdOVRPati7HDhF1yuqyDkTq5yO4RNsR7zYrMjtnXCRrc+Fp24U78y1MExy"
    "SGvhybvTH08/vD8/9ZdA/0zeyidWufAnxtQcdyjeqQriRJJaSRS1lijksjfk62FZbieIFb"
    "Nrx+zaSDD3Dv+Spsgt/MoGaQXmmV1QRGmRJbS1GH77NQJ0X7kdF23P2ppLDyA6CBsy/WHB"
    "DepCMkAx4IEuXZQs4AaAaoL2ZW5Gd4iYkEnB5HmHQ49Bnxvk0ShukaXmOI+W7VnpQawxdA"
    "qvn7smS9v6aqDN+qu1msypw83naIRH7I7JHQwJCDlCHhpTuErJaAK6H9IDlEPpAICFezRg"
    "aDn/ahk6OiAYfQwGxvvTiE6BB8ZXjRuEKZxCQznRTLOgAPXlCEbGVUB+JjxjubKOv5h1nO"
    "LkLCO6+gQHJ7qenJ0WkF2hVabwyq9FJSv+vwS8XvsDtDuevC2iG0CrbHzfJkyP3go1BK1w"
    "XgboBGElxGtmLd8B4LZlZkzoNlstONYduCeNTWhSdJS0dZ7cR/d37V6T4N8Bu/3c7rX6t/"
    "DbOxqw1tVNp9sk/F9cLijClXdFmPIumyfvEiwxnCH/Lqfw5cICyDWW8c0M08V4MgbC52KK"
    "t8Tv9iN5cXt7HZHZLzox61/3/uaiDdhz6KGR4YaMghEHXUSKKaM8RSmV5lQ7zSnG5hQxuQ"
    "LLM3rZAvtr9v3Zd+7XRm9uLY1f6PooVXOW1xr5urO2NIYPdF1YfRY67Heona4bMpQNSLyo"
    "Kq5PehquTjFoK0UprtZJepQVhRfHFdJZPKLqC7cMyFgHpVLWTKVUKk9I1ism7OVJe0mVx6"
    "ZT41spXcenOESMz4tAHP+ShBA+TwS1hZaepERtMM1eZ7j1ooRxkXrtChfUnsGdJ1PLWBX/"
    "ew6oXnS6rd4ffmSL/1G/vu3+fJES23LxR7/dUgL2axGxwmym35YGdFeBzVFKJUjXmcvcPc"
    "xdhhVdyyFaxek6c9qmX62HSnyOUiou15nLId2rqCoVIlHR/mkRhlF0k9B+tGxqzBjo/QkL"
    "ewzQhIN9P0ENzgYvs609+kp9eErB0+vUpMJa24P53etc9o/+einbTfubS22mmR3poz9Kz2"
    "KMt2psSGiU7YfS9W8UDd7ELEVNWF4MnoyXFj7Q5GmEhuOsoBk6+2WKjmfE8WwzBJ+DZ/LJ"
    "+AcMN8BUuvTsyB2My7Mr0bE0nJgafBt4JAOOOMfYUZPHKEA3D5SRR01mFDoaz9rEAZAyME"
    "2B5tbE+wQ6+IXDeZmIzHLn8GDZ9irxDNxzIB4hx2qlLFQva6EKeFXUghJQHKAF5eTsrFDg"
    "w1lO4MNZRmZgGZBDJArlYigrQ8mrELlj37fS2lWSXDG81gxXOpbSsZSOla1j9egUuD3vo1"
    "x/lKpfRVps0K1s0XbI1YSCatUtKAeSTqoXvKqJIwKuG2RmWTrXUlCLACCTClKlHlJ1D06d"
    "5SqX/Sm9YzfLTp7eEeJTAu08v2KUTrkVGxXdilyLqyJARQiV6FRr0alGTkXF5meVkKu8yc"
    "qXuCf8DYktJSSTKJXSg/L1IInWVlShu6Cv/YR2ozYUnVs1U4g8+NNrhAS8yS0OIpNFiylA"
    "LZ7m+oPBRHKoaQrfytQyoWOZcGq4Te5cmWoLA6tHTqMKj3NMWjyRlOqe2kOwmKNNYL7ZGD"
    "Y8A36kBhrvcOgiea3p8cjQ7EtYqlD618vqX8pa/ipEB6UBvA424+JdhckhOqUD1JzDQ1h4"
    "nTQRNadCQYTqENO6C2V15yR1x73IytukvE0vr1/V19t0Q22MA8vYj8C/2shXrxayXfGKRq"
    "CIrIVq42oP1PGq7jsYu2ZSWcNQpPCLWkM8Ss6vI8Q3JuA6DQbZYZ2h1EJGzzOKqga0hwqS"
    "St183uIpqlKHqtRRl+m+74pCbWo19CggOzFMg9fF61N74aQLCmkNN8gMdoRk6Po0BcL+Nf"
    "HhBpxxfx/DxZ19xhp7EDULPWlEWkkpFSIAfO0fKF3Kgsl8Nx9jOqU2xY1/XNknSGa8NGBa"
    "0P8ORpXlEdd8fyEeIeOLLNaUU3vDiLqKjJ/jJe/ZZN3AO8FIG9OU9RTdoNQiAyQn1mKJsq"
    "dOHAPGH7DRV800YErZ1mJ0TFq4KZL+A26H1CQWT07gbOHbDmHRRP7rmFxoDnS5tAy+NRFc"
    "m6+YblPdnTsi0GcJNyl3Q8L7k8+ghKd9FZ68CVZGgArTHJ6l4n0BCep9pvz0Pi49wXIxHO"
    "NbNRRvVRLo7ArgKaSqEniKwIRALQyWtltO3m4TEbJDAnYH202E4XdBCbDRDlR1omd3cEhc"
    "2dp0D+CqMOlTiA8J5B1P/UDIKquqRSmVqlY7VU1p5K+WzeN12X0M44TKvRRbKD3ltiSwMT"
    "K1RWSu024Rcuo82XEX9hDtJbYbfXexyZXhv0tfIJRvdDO+iVWxZh7Sz8J4dZRq9/QuNvJt"
    "nZ4Rr4R9UyMT0+C7njsPVMdd4Ma8ZIcNt+ntwI5+zTklM8DvUVvDSeeR2mmbzT25R2mXJJ"
    "ef2pe/OA1p1bOx9DORpjvfvgmjzmZiA3OMXLUp/TfFTdGpDboEtPc3WHdDJsypYTsuWRgz"
    "m5uDm2L389veDZlouHs5/bbke8zk71/uxSMYOl0sLRfNT1gpWESryoca2lSaX/lLJU6mJB"
    "cmjZDYSW51XmwQWy7SG4VtY+kttAVu9xdoX8oI+uJG0PikSkCeU2MlSXqIfuXnKAMyhfGp"
    "vbSNNIElL7M0RqhSSxsVU0vjS1FxK1KcUpmQKpuQXsQDUzvon9MFI8WS4QLkCSvlg5q331"
    "Kc8gDRPi+yg9h59gZi54n9wyJyWFGsI0SH51Z8lk9o+M5KQB0jOzyw370tuodB7iYGiVA4"
    "UGzcVYpnq9hOYgF1nVcR+ER1+p1Wv33VJP7hgN3dX1627+6aRB4M2MdW5xobif9xzbQYmw"
    "oxqcSuYp7SV+JlCJHUmS0V34TTIhCfZkN8mgXxsNIin0p8eOvP8+hLYkN4QFMvhXmc7vDg"
    "3r4E42FWPpErSXl4eJ8V+rqe5Xxcz5LfVuVjzUT/oHysXqBqFUbHaFUibJ05/eIu3z16jU"
    "t40lXeq8p7fXnf7ua817SlYCvIlghM2Fd0i0UmbMlvHi6t5bom9dzeMW+AJL5ltG/Bnx41"
    "tQwDUqiEU7i/vfwSJ1gVmddjy3oYwuPZKRaHKoBdQH9tr7sDwat0WEZo1mQUBgvPqvzaYF"
    "7LMvEZGLTAk78cbc2znvgOLjLRiYz0FfV2a3mcUxHj4BiLlYmsEoRLTrhK2W142wN40RvR"
    "69/BxUdGfCOLSOUSM+Un6M9yqKgtppm8vUMYJr4xyyXjpyTCbw6AUIEOLxro8Crs15/b3a"
    "tO9+cmkQcDBi373FQtD+ppu1beeOWNrwn0z5oQqUyruzatOtbKzvLTFFj2feo6T+6ju87N"
    "/TX6KocXre4vsNZHfsNHoA8/btrdPlzyDqss/NuvZIYiWDV3WpLy8N6IZ/GlfdVMEG/RTp"
    "xug87M2QtR5Vmf9w/0HIzRmhwPPOE6Sln7fUClLPd1ttxrrksXy2o+mjit4nSdOS0sJFX4"
    "HKVUXK4zl5Vr/VWw2YtWLmdLi1Lt1qa2H97BMn6WBDeSrPAcAoUdXqFUxH1kwUZvV3QGFn"
    "F2ZTqwXMCG97VFp8yd1+mr98xcgLrpo3GU6pyJNmnk+2e4+urzrMQelj6N5z3RJhM0gR6T"
    "jusQQ4crhrtGD8pC07mv41FW7EOXS4M4lvCqYE1gJOebsoiyeFNePtghD7DKpuzistPR0b"
    "vTcUWRP9cv8ScLAGLhYt58bFsPOMoUOzLQg7S0LUB44Yy438eB+xFeIIvJO3HIo22xmSh1"
    "aGDeMNHgkmXS5oA5q4XM8BX1DMXWNMJrxB8dc4qJrsn6y3PNv72c3T49VFLScY3F0rJT8m"
    "QFqHJVgM8e16sTPib/gnItvXQOrWBwcs3NSeUMU6k8zkbFPM6pZS/SZPti9t2Autb23cvW"
    "TX/49ux9k3hHAyaPTv1zpwN20//b6dsm4f8G7KLVOWkS/Aut736Fhne/1sTdF1nfilp8o1"
    "SHZ+1VyYj7ibJD4TGxqiAsN+O0EMpM53UKZSX/dd0A33LRxyUI5eXBjVEpYJPAGs4QurY1"
    "PS1tcNMGB2HKHW5x8ELiyxa3OFBlp585ygJ0ttL+zQjRa3ZvekplCexCJK8ZOWtJGfRWJY"
    "otQXpAX6tdR7GZllORCwlSxYWqXAD5wLPZlZcswpRKsiguWXDomGuwlZUW6bwZ9jBtNeBr"
    "Nvl3gzt3uAy5caKEfhKjOqTA5e1pftKan4T173e33Qy9L0QTF0eMiUv+S0zD2Udwc5BDNC"
    "KT2ROPfeNqaFpfpphWsYOL+HISdU6UiZ2IkargiVoHT6ArrWTkRIhEpVXnp1UjVEloKyT/"
    "+r7lj7LH/UR3Y0xEaG7VrGp2LBwiPUUzETKRm6YZidowaIlAgIX1VXriRZ6k74kfhXOieC"
    "4l49v9MjrTcE/Sn9CFTceG9K6TiU11IyVh8zkGQbf+yPN8yjzPcFooOv95PWzCxSMyFtv/"
    "QV/GjDpuPKCgKTM7ZWABXMAtAYkI0IR+Ho0JPfYDCVbhHQTlABOMRBjTKbyO5M3Iso0Zlv"
    "OG6cdvjncJPX4vSonj1oUyigDLd2MKNNXx/gAU00sixdxSrC0+wqnhjESm6+PcmMyDbQ+x"
    "s1CKanA7nKYBj03m1iOZWZaoPu7t4PzmnbgrvGXH/Z7D2SK9dv++1/WfGuMpgIVNDpKLo2"
    "uM3PY+f2p1GyLswYP7O4eMbOqubCYTi0bAWBxLj2ThQj+PmgNPv2K8wjq2GDAMwpAP1JDP"
    "5wIgZGlqEx9S3LTR2w+Sd0wwVddueoEV0LvFB+DTyuEI8/Ybdlf8Erw5ckU2+LsRD7FQkR"
    "EvGhnh86W4WhQmUTpRik70KhKZb1r9y0+YpSwPcNcEXMCaciEbsKv7z9edSxCfm8Q/hJX+"
    "5+5tj5fvFAcD9n/3rV6r2+908WzoR/xzVygS4qRIJMRJdiTESdxX8QC4VWWlR1tjh9DR59"
    "YfIu9QHgzYxzZwDP4Ar7r9Nsp0WGtVHA1YH9hz97HdaxLvaMB67ZtWp3uFJ/1DjG6BiYHh"
    "LfAP2+AnsCk/hTBb+p+wPf9XidNbj3lBAxuXgSoY5nw6ZZQrYwy1USJ1NLM84mFKhXkZzI"
    "VMXB7xgE7hXRjvFy6bUTPMX1HVjLoh/5zhHLgyoFe2bFRCnO41hyaonP+n4afKVOy8TIX3"
    "+lZDPY1YAV8IeMqgI2uI/8rF5ycIFeCFALfpwnB9Fb94mH6Y6gChLraPzUnePjYnKfvYwI"
    "DM0bhdtfR2Emm0h4f8u6IbCOXtH5Sc5CE3Q7l5HiM8PMDfF1lU3mevKe8TS8qLZSTWDOcX"
    "SEgMuRDLeJhiZGq39yiq3C+axDM7CswnUCFgTwgB83zB6VpjdvxXmE7VR6pz7JeMlizzRQ"
    "6RHN63+FmKkGJ4k0u/pbxGfTibIfeEaOrsqt3KW9P+vZ+/dkU+xV7z+IKmwldf5xL2srW/"
    "aracbUfeCuISy6Eap1PBwYliAd6+HGWRjRNuccrWoVTadoOuI9GBT468TlT22s+puzHyOv"
    "72FtjeKrPUXwWYixf7q+ea+wzV/gqXXMzbv6p01cUnbV5Vh8Vk80yPr6blSy9Wzx7g+Rv5"
    "yQNeikex3AHMmCiYOdAShfN4jDUGdXuirijgJ6LsGzxA/O5T64eTs3MMucdQb24BbGAct+"
    "B0Myjk51Xu8/oiFsyvZD7BbodODRoXg6go8XpFiUuuJJDOs1UHNKp2XqNq7Tx4efhxAvmc"
    "jWhCNAdhltiBg9cx/k2H/rwsHqQXpTukZIhdV6NQpqDXYQryuTVel1Svk5TKdJGvYocQ24"
    "r2d+C7RicnWF2Tm28nMj55k5ISalhYVbF8msIKS1BzHKuFc5G/QXgOsCOSTeFh6KOX2QoX"
    "RAvLFqXERaqpxgjVbNOgNubzpiknzzVMqiLiFQWQ9SmVQlIrhaR0rdEnlhmt25q27ZRVVW"
    "BEOWfqCqyq3LLLyi2p01j5aLbvo3kpKfLCsh5yquMElzdIjDYFJCaGafA9inh6aDF5sT+n"
    "RIiYLvlKbR7vJ/eqke4XYT62mLkmNlabgavR0YR4h/vH8JI2qyVq93pSZny+oUSZHGeIdW"
    "FlBRnXq5PjjTQBWdNxDdMkk7nGZlhxh4HoOrH57NBMYq8YMQE3hwhKh/K6M1gkB+RYvxYN"
    "3t0xgWcZwMTXdNNg1OF3JLa9gVvGUbEzKfXaDhbfeeSn/efkZV14CRoAxyG6hQVysHoQNl"
    "tkCcIxsfdLqDwFrNLwfuEkz97eRu369uyi8CutNnLTuQtO+scDBj30r/n+2cPP7e5Vp/tz"
    "kyTPcfo7OBgG13g/sXPxFaVYXkyhrJgSe3Dn5WRsZvETEzN2xeL2761L4AH/N2Boiex0h/"
    "3b63av1b1sN0n8zIC1bm7vgaX3ovJI+Jd/7fbX0CX8MWCX971eu3v5x9CbNU2SODVgeKdX"
    "9zCsPBgwpOZn5AEvlHI1vOYFbvxDQSkm0JWglj8iU/Njq8OvJ055hVLwondUj0n4Imn0dZ"
    "MBnzWPnn5b0gkaICuUi0jSHpKdY8feKLG1IN/3pwIr0qhV9Y7KnkEhY6ewYEO9Go9K1acv"
    "Xq5GB+m/vAc2oFLO11o7XxeGw7fPKM/iKKVic63ZnB2tlffRyojWUp+qwp+qwCCSgD7b1h"
    "EhUqYOtcF9LUPek9N8C8j2IobWnt/tQcIcec93EMueCm6qxT+LDSWM/+LhSpTGlyZyWe0c"
    "LetrMjVmK1tGnxsugT657fuYtJYgyus/oBm8Kaq7C3u6w0utW6aO1dg1bjOX/aaXyn/uQd"
    "EngB6HIHXBqwXvUnuBtSO45yHhJ/AGxYr8OCjccrgPnU4MPagaf0xGU0qDsv4DFi3Qj4H7"
    "njUAa8E/ULpskBHcMrxUvlI64uXrp5rt13nnt4EYLLQ1eg2ARggFI2Kh5wMLxfNwf+H7EF"
    "VfPINDykYBvNQ8zmZB1cCgHdf3x0zW+FsUpYcx55oOYxq6qOKPk1nuAwDXsKMBk0//EwlG"
    "1paaDXenye0CZMcGsijUdXAfC8umXiF8ZhFnteAumjkws0lGl58+Nu7vrkbZIUGhb4q9Sl"
    "ay/3I0sakWRKKiY6RBvmBb+drnukpU4JDylihvifKWKG/JIXhLlC2/Jkq5D2YV/1UqcZ3X"
    "hXo4skD8X2lmparnMUpljKo67yWSVWZ9CunhlZHa8pRXLsP6TH1fPS7HhAjZ7r64b+PYv9"
    "03vGOmhXKopxAr7ItjHzXDlIM+SavWnCfzgRulynxtk5SH97H9UKhm44ecmo0fkjUbVbDC"
    "QXuxVbDCq2CzClZ4oV2xIr6KMq9XlFK9XrV+veqWgFNf1pZI7w08eoWjfHwKBeY+1FvdW2"
    "RzkqXRZ52At0IebyxeRPS6n1N3c9SO/97WttLqvkJbOu4sr4BqlZT/p5RQ3ROMKxVRrZ6L"
    "Ht0bcEi9NPKYZC+JvXjBHjX5SpLHrEhW+mHwKh5TCd81D4Wn49WL9HcggD01BnLFjooEQI"
    "oPWpnoxxUrEfq41BxHRNTxUDmY2Mdk9AhYW48jHv02mkEnNIhrC3L+vSjFP1c6PDEZr9Pj"
    "HLc6ggj2W5nUGXrhgDKoMVQDWNQfMLEsAXSP0Y5BV48YwzjGcEK+KHid8ALBq4VHLU7z+g"
    "uaaQ5YrGqD0yBUm8zFU/HITR4NmBdLObbcOX9CHk04tWyskMAHwJ3jgSEOjwO1Vq4ogMAf"
    "1LVc4JxABsuKAZ9d2zKJOC9qHz/OLVPASrSpK1GGvps8utMa/0nhPpZYa4FHi3FIPF+qjD"
    "0dTXBz71EDRowGe0j+xP2Bo4aHF3QH0NJvLnEMuIyn1zxik36bUODY+SkZw42XKedgR0MW"
    "VYCiClB87ui13n23y2MN5cGAXd7efL5u9zGQyz8cMC/wS/yPL3ZFPA/viu2UmbNRZnJ7Um"
    "M2S6s9V4xDIfJas+gOA0Tvr9tN4h0N2E2re9+6xrBS/F8PdhjOcAoDp4hNG/KDPSqVH1w8"
    "PxiEmzQnc24oUapnuVZzvbJTs5BPM8elGZ/LQkYrg29AcYAAnxYB+DQb4NMEwFzuLYOvT6"
    "DgLQCv5gytaVl3kk+kPEm19iTRbxroIjRFCcgJZA9IXjCoq6Y1d0U+YRk8QxQKzmQUIqro"
    "STSzd6AOKHa/BXVIVR2vDNM1mHOM472EtvosG1OHTUZlvrhxusMLhjs/LfDdPT/N/O7ipS"
    "jWIcNayteXToyFZqajHaOMvweC9Fh2sX/A5wB91b7s3LSuQYppvI3pPWHZJ1HXu+IuNVFK"
    "JerUWtSZGsxw5pX4HCPdAqP355XaPz5rhrmy6TAvYziDzQnKw/tOnRUK2j7LCdo+E0HbTy"
    "rps92aKL5XNMMRGPaalqt/IgkLOgJ/40XF0UsE04fMNUdW+dCJNkaPlOYXFcG63753C74i"
    "a+4BMrC0yE9BORHDwUok1BZbcPLb+YqdzYC3SSfhzkff7InK9DqpolrP7HB6gIep6szwaO"
    "tsHTtqXV62P3PPknc0YL/1Ov1+uzu8/fixSUI/0BHV67UvodHw9r5/17lqo0MqdqqK52P7"
    "JQaY5ZayZXrt68ysip+qd28LfauwWY5rKZli5C1lFQTBGKmS+GstCfrcKr0tZZJSRXhviE"
    "MOEEsCrbalbCQLB8Ym2BaCOFU1xyczZafVHFvUNibzo1StRV7boLFoQatN2kk2Wk+Q49NW"
    "1UxHR+pCmuLjkKyp7XTajo8jW3aXkYxlpMAQyQEKgs+yOzy+ViUQls0PEN13RaXsPCE7sa"
    "+MxdzUnI5sx12IZPeeu5cRt7bmo3tRY9xf/w9PN0ie"
)
