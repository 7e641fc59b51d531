"""Reconciliation by agreed terms: fees, tolerances, late feeds, digests of runs, and people's resolutions."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Beside a program that is running: rather fail than keep it waiting.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '60s';

        CREATE TABLE "reconciliation_terms" (
    "id" UUID NOT NULL PRIMARY KEY,
    "currency" VARCHAR(3),
    "fee_basis_points" INT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "tolerance_basis_points" INT NOT NULL,
    "tolerance_minor" BIGINT NOT NULL,
    "valid_from" TIMESTAMPTZ NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "created_by_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE RESTRICT,
    "merchant_id" UUID REFERENCES "merchants" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_reconciliat_created_14d5ff" ON "reconciliation_terms" ("created_at", "id");
CREATE TABLE "reconciliation_resolutions" (
    "kind" VARCHAR(20) NOT NULL,
    "note" VARCHAR(1000) NOT NULL,
    "resolved_at" TIMESTAMPTZ NOT NULL,
    "resolved_by_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE RESTRICT,
    "result_id" UUID NOT NULL PRIMARY KEY REFERENCES "reconciliation_results" ("id") ON DELETE RESTRICT
);
        ALTER TABLE "reconciliation_book" ADD "digest" BIGINT;
        ALTER TABLE "reconciliation_results" ADD "fee_minor" BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE "reconciliation_results" ADD "tolerance_minor" BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE "reconciliation_results" ADD "digest" BIGINT;
        ALTER TABLE "reconciliation_runs" ADD "book_digest" DECIMAL(40,0);
        ALTER TABLE "reconciliation_runs" ADD "rules_digest" VARCHAR(64);

        ALTER TABLE reconciliation_terms
            ADD CONSTRAINT reconciliation_terms_currency CHECK (currency ~ '^[A-Z]{3}$'),
            ADD CONSTRAINT reconciliation_terms_points CHECK (
                fee_basis_points BETWEEN 0 AND 10000 AND tolerance_basis_points BETWEEN 0 AND 10000),
            -- A fixed amount means nothing without its currency.
            ADD CONSTRAINT reconciliation_terms_amounts CHECK (
                fee_minor BETWEEN 0 AND 1000000000000 AND tolerance_minor BETWEEN 0 AND 1000000000000
                AND (currency IS NOT NULL OR fee_minor = 0 AND tolerance_minor = 0));
        CREATE TRIGGER reconciliation_terms_frozen BEFORE UPDATE ON reconciliation_terms
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_update();
        CREATE TRIGGER reconciliation_terms_keep BEFORE DELETE ON reconciliation_terms
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER reconciliation_terms_keep_all BEFORE TRUNCATE ON reconciliation_terms
            EXECUTE FUNCTION payflowx_refuse_removal();

        ALTER TABLE reconciliation_resolutions
            ADD CONSTRAINT reconciliation_resolutions_kind CHECK (
                kind IN ('ACCEPTED', 'WRITTEN_OFF', 'CORRECTED_OUTSIDE')),
            ADD CONSTRAINT reconciliation_resolutions_note CHECK (length(note) >= 1);
        CREATE TRIGGER reconciliation_resolutions_frozen BEFORE UPDATE ON reconciliation_resolutions
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_update();
        CREATE TRIGGER reconciliation_resolutions_keep BEFORE DELETE ON reconciliation_resolutions
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER reconciliation_resolutions_keep_all BEFORE TRUNCATE ON reconciliation_resolutions
            EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER reconciliation_resolutions_no_card_number BEFORE INSERT ON reconciliation_resolutions FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.note)) EXECUTE FUNCTION payflowx_refuse_card_number();

        -- Only a discrepancy is resolved, and only while it is the payment's current verdict.
        CREATE FUNCTION payflowx_resolve_discrepancies_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT FROM reconciliation_book
                           WHERE result_id = NEW.result_id AND status IN ('MISMATCHED', 'MISSING_SETTLEMENT')) THEN
                RAISE EXCEPTION 'only a current discrepancy can be resolved'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER reconciliation_resolutions_discrepancies AFTER INSERT ON reconciliation_resolutions
            FOR EACH ROW EXECUTE FUNCTION payflowx_resolve_discrepancies_only();

        -- Verdicts: what they rest on now includes a fee and a tolerance.
        ALTER TABLE reconciliation_results
            DROP CONSTRAINT reconciliation_results_verdict,
            ADD CONSTRAINT reconciliation_results_terms CHECK (fee_minor >= 0 AND tolerance_minor >= 0),
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
        CREATE INDEX reconciliation_book_feed_late ON reconciliation_book (currency) WHERE reason = 'FEED_LATE';
        CREATE OR REPLACE FUNCTION payflowx_book_verdicts_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM booked JOIN reconciliation_results AS result ON result.id = booked.result_id
                WHERE (booked.payment_id, booked.status, booked.reason, booked.currency, booked.expected_minor,
                       booked.difference_minor, booked.due_at, booked.missing_at, booked.digest)
                    IS DISTINCT FROM
                      (result.payment_id, result.status, result.reason, result.expected_currency, result.expected_minor,
                       result.difference_minor, result.due_at, result.missing_at, result.digest)
            ) THEN
                RAISE EXCEPTION 'the book says what the verdicts say'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        -- The program before this one may still run beside it: it gives a payment another verdict and leaves the digest
        -- as it was, since it knows of none.
        CREATE FUNCTION payflowx_book_digest_of_verdict() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            NEW.digest := (SELECT digest FROM reconciliation_results WHERE id = NEW.result_id);
            RETURN NEW;
        END $$;
        CREATE TRIGGER reconciliation_book_digest BEFORE UPDATE ON reconciliation_book FOR EACH ROW
            WHEN (NEW.result_id <> OLD.result_id AND NEW.digest = OLD.digest)
            EXECUTE FUNCTION payflowx_book_digest_of_verdict();
        DROP TRIGGER reconciliation_runs_identity ON reconciliation_runs;
        CREATE TRIGGER reconciliation_runs_identity BEFORE UPDATE ON reconciliation_runs FOR EACH ROW
            WHEN ((OLD.id, OLD.trigger, OLD.is_full, OLD.actor, OLD.window, OLD.grace, OLD.as_of, OLD.started_at, OLD.rules_digest)
                IS DISTINCT FROM
                  (NEW.id, NEW.trigger, NEW.is_full, NEW.actor, NEW.window, NEW.grace, NEW.as_of, NEW.started_at, NEW.rules_digest))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        """


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Where there are verdicts by terms, the program before this one could not read them: then there is no way back.
        DROP INDEX reconciliation_book_feed_late;
        ALTER TABLE reconciliation_book
            DROP CONSTRAINT reconciliation_book_open,
            ADD CONSTRAINT reconciliation_book_open CHECK (
                CASE status || ' ' || reason
                    WHEN 'MATCHED EXACT' THEN NOT is_open
                    WHEN 'MISMATCHED AMOUNT_UNDER' THEN NOT is_open
                    WHEN 'MISMATCHED AMOUNT_OVER' THEN NOT is_open
                    WHEN 'MISMATCHED CURRENCY_MISMATCH' THEN NOT is_open
                    WHEN 'SETTLEMENT_PENDING NOT_DUE' THEN is_open
                    WHEN 'SETTLEMENT_PENDING OVERDUE' THEN is_open
                    WHEN 'MISSING_SETTLEMENT NOT_SETTLED' THEN is_open
                    WHEN 'MISSING_SETTLEMENT SETTLEMENT_FAILED' THEN NOT is_open
                    ELSE false
                END);
        ALTER TABLE reconciliation_results
            DROP CONSTRAINT reconciliation_results_terms,
            DROP CONSTRAINT reconciliation_results_verdict,
            ADD CONSTRAINT reconciliation_results_verdict CHECK (COALESCE(
                CASE status || ' ' || reason
                    WHEN 'MATCHED EXACT'
                        THEN actual_minor = expected_minor AND actual_currency = expected_currency
                    WHEN 'MISMATCHED AMOUNT_UNDER'
                        THEN actual_minor < expected_minor AND actual_currency = expected_currency
                    WHEN 'MISMATCHED AMOUNT_OVER'
                        THEN actual_minor > expected_minor AND actual_currency = expected_currency
                    WHEN 'MISMATCHED CURRENCY_MISMATCH'
                        THEN actual_minor IS NOT NULL AND actual_currency <> expected_currency
                    WHEN 'SETTLEMENT_PENDING NOT_DUE' THEN actual_minor IS NULL
                    WHEN 'SETTLEMENT_PENDING OVERDUE' THEN actual_minor IS NULL
                    WHEN 'MISSING_SETTLEMENT NOT_SETTLED' THEN actual_minor IS NULL
                    WHEN 'MISSING_SETTLEMENT SETTLEMENT_FAILED' THEN actual_minor IS NULL AND settlement_id IS NOT NULL
                END, false));
        DROP TRIGGER reconciliation_book_digest ON reconciliation_book;
        DROP FUNCTION payflowx_book_digest_of_verdict;
        CREATE OR REPLACE FUNCTION payflowx_book_verdicts_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM booked JOIN reconciliation_results AS result ON result.id = booked.result_id
                WHERE (booked.payment_id, booked.status, booked.reason, booked.currency, booked.expected_minor,
                       booked.difference_minor, booked.due_at, booked.missing_at)
                    IS DISTINCT FROM
                      (result.payment_id, result.status, result.reason, result.expected_currency, result.expected_minor,
                       result.difference_minor, result.due_at, result.missing_at)
            ) THEN
                RAISE EXCEPTION 'the book says what the verdicts say'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        DROP TRIGGER reconciliation_runs_identity ON reconciliation_runs;
        CREATE TRIGGER reconciliation_runs_identity BEFORE UPDATE ON reconciliation_runs FOR EACH ROW
            WHEN ((OLD.id, OLD.trigger, OLD.is_full, OLD.actor, OLD.window, OLD.grace, OLD.as_of, OLD.started_at)
                IS DISTINCT FROM
                  (NEW.id, NEW.trigger, NEW.is_full, NEW.actor, NEW.window, NEW.grace, NEW.as_of, NEW.started_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();

        ALTER TABLE "reconciliation_book" DROP COLUMN "digest";
        ALTER TABLE "reconciliation_results" DROP COLUMN "fee_minor";
        ALTER TABLE "reconciliation_results" DROP COLUMN "tolerance_minor";
        ALTER TABLE "reconciliation_results" DROP COLUMN "digest";
        ALTER TABLE "reconciliation_runs" DROP COLUMN "book_digest";
        ALTER TABLE "reconciliation_runs" DROP COLUMN "rules_digest";
        DROP TABLE "reconciliation_resolutions";
        DROP TABLE "reconciliation_terms";
        DROP FUNCTION payflowx_resolve_discrepancies_only();
        """


MODELS_STATE = (
    "eJztPWtz4ji2f0XFl+mpYlLpdJLuZW7dKpKmp9npkL6EzGOHLeNgAZ4YmbVNaHZ3/vs9R/"
    "L7he0AMURfEiPrSPI5snze5z+NhbqeGObq20nniTKn0SL/aTB1TuEifqtJGupiEb6BTY76"
    "YPDeFDvZvNeD7VjqGAebqIZNoUmj9tjSF45uMuz768wkmq6R1Ux1iGPCf308I+bDn3TsNI"
    "nK8A5lJziYZo5hNJ1NS8AN2ZCN7CVvVnRtRHSbODPqdoQ+pk0JLFE3oBnu6XaLqASeag6P"
    "8J3t3oKlm2RmGpoAFs9HzAnR4Z9NHceg2J9PC01D9kQtTR879gkZjWcqm9Lw3Ja5gv+wbH"
    "GLr9SixF7CA6huI5kBgimz8dF0h5jMWMOfMSVv/NUhwJhSWBPe+P7HIcPBNRXIoMJDieXC"
    "LHPTxgHcZeOqVeKsF5RMTAvGPiFdB1fGlobBm8QCbLFEiy6oCn0G4aHZcv5ALf4wQ+YiQ+"
    "U/10SFJ1lZuuNQRt6MFqatI6VH37fI2DDHjxxrNsBYqkHm6nimM5hKM9l3sDJLoxaOMufk"
    "XjL9X0uqOOaUQpsFRP/jj0ZASr7j4DHwv4/jxj//CT91ptFv1EYI/Ll4VCY6NbTIjhYD8H"
    "aFDwNt9/fdj594T9xtD8rYNJZzFvRerJ2Zyfzuy6WunSAM3ptSBs/kUC201RGl7jvhNYmH"
    "ggbHWlJ/qVrQoNGJujTwhWn8z2TJxog9wmfCP+f/6y4t1E1RercD5a4zUJRG4v3CJcReHb"
    "dpbDJ8N3V8UwExf4lxA4Tw1gZOcP253X/z7vJ7jgLYTFOL3+ToavzFAWFnCFCO9ADLHoGi"
    "eL6eqVY6nr3+MUzDQqvg2GsIkBwcQh76PATtAKWNufpNMSibOjP4eXmag+Jf2n2O5ctTjm"
    "UTzkxxlPbcO2f8FiI7QG70XSi6laNQ29zSL4zu5+zgAKnBUVICpxGgZ6DUPQOOC6Pw+Tet"
    "MoeAD3CEp8CHIqfAh+xT4EPiFMCzN4ndv9/d9tKx6/WPIRfZFfJfYui2c4BIzkEqYgJHnt"
    "v2v4wwMt/ctH+L4/n6y+1VfEvjAFcxpJvj8dKyqKaoThL3HwFvjj6n6fiPgcbJ4MKeeBfH"
    "RYxB96ZzN2jffI1Q5GN70ME7Z7x1HWt9cxmjkj8I+bU7+EzwJ/nHba8TJ5zfb/CPBq5JXT"
    "qmwsyVomphnHjNXlOE0B4Dm6TylT7tMiedxmGoGIF1dojvF6wX/v3wt7Ozd+/en52+u/xw"
    "cf7+/cWH0w/Ql684eet9zj646v7U7Q2iZMWGv/5Chn3yGGImseFBHT+uVEtTEnfMMzOrb/"
    "LW/Gweb1GZOuXoxOfGBfuS7p0+ZV32CcS/peWuPCENx/o088ViG3orOlMm4f4bBeTPIC2a"
    "ExSnEB6IRHQG0qFNcBgQHkGeMmAjNVFSVBlRx2NziWKeRSaWOedNmgaz2UIqhnsg0KJsjH"
    "IlyH0WnSxtqiUl7H1OnCLrFRXk7LFZTsbwAbbDXmwW5A6OuciW58JbN4rvzLMwDHJMZ+HZ"
    "2/P35x/eXZ77R6DfknfyiVMu/IkxVNtRxDtVgZ1IQkuOotYchXvsKfw8LEvtBLAkdu2IXR"
    "sO5t7mX9IUvoXf2cCtwD6zCrIobbKAvibDb79KAO6J63FR96yuOfcArIPQIdMf5lyhLjgD"
    "ZAMe6cJBzgIWAFBj1C9zNbpNxIZMMia7nQ4tBgOukEeluEkWqm2vTMvT0gNbo2sUXj9nTR"
    "aW+aSjzvrJXI5n1Obqc1TCI+5OyB1MCRiyBT/0QOEuJaMxyH4ID6hUXAMAHNyjIUPN+ZOp"
    "a2iAYHQVTIzrU4lGgQb6k8oVwhSaUFFOVMMoyED90YCZ8RRwPxOeslxqx19MO05xc5ZhXX"
    "2Ao2Ndzy7OC/Cu0CuTeeX3opwV/18CvV7/I9Q7np0WkQ2gVzZ+TxOqR++EUkAqnJVBdAKw"
    "EsZrpi3fA8It08jY0B22nHNcd2FNKhvTJOvowtZ5czfu7zr9FsG/Q3b7tdNvD27ht3c1ZO"
    "2PN91ei/B/cb6gCFXeFiHK22yavE2QRLcV/l1OocuVCShXWcY3MwwXo8kDAO6KKN4Rv9+P"
    "5NXt7ZcIz37VjWn/evc3Vx3APUc9dNKdkFIwYqCLcDFlhKcopJScaic5xcicwiZXIHnGKF"
    "sgf82+P4dO/drIze2F/jNdN1IlZ/deM192Vhe68kjXhcVnIcN+h9Lpuum6sgGI51XF5UlP"
    "wtUoOm2lCMXVBkn3sqLw4jiCO4t7VP3BNQOur4MUKWsmUkqRJ8TrFWP28ri9pMhj0Yn+rZ"
    "Ss40McI44vi6A4/iUJYfgy4dQWOnqSHLXOVGudYdaLAsZZ6rUjTFAHhu48ntr1VfG/54DV"
    "q26v3f/d92zxP+pfbns/XaX4tlz9Pui0JYP9WlisMJnpt4UOw1UgcxRSMtJ1pjI3D3OTYU"
    "XTcghWUrrOlLbok/lYic5RSEnlOlM5JHsVFaVCINLbP83DMIrdJGo/mRbVpwzk/oSGPYbQ"
    "hIH9MJEatAYvs6WufKE+vKXg6TVqUKGt7cP+7nevB42/Xkp30/nmUIupRte10TfSoxjjvZ"
    "obAhrd/opr+teLOm9ilKIqNC86D8ZLcx9o8TBC3baX0A2N/W6IjqfE8XQzBJ+DR/K5/g/o"
    "boChdOnRkXuYl0dXomFJGRsqfBu4JwPOOEPfUYP7KMAwj5SRlepGFNoqj9rECRAyUE2B5N"
    "bCdQIc/MLpvEhEZjozeLBsfZV4Bm45EI+Qo7WSGqqX1VAFtCqqQQkgjlCDcnZxUcjx4SLH"
    "8eEiIzKwDJJDIBLLxbAsFSWvguWOfd9KS1dJcEnwWhNcylhSxpIyVraM1acToPZsgHx9I1"
    "W+ivTYIFtZoq/CxYSCYtUtCAcunCte8KwmtnC4bpKpaWpcSkEpAhCZFJAqjZAqe3DoLFO5"
    "O56UO/Zz7OTJHSE6JbCdZ1eMwkmzYrOiWZFLcVUYqAigZJ1qzTrVyKgoybxTDrnKmyxtiQ"
    "dC3xDbUoIziUJJOShfDnKxtRVR6C4Y6zBRu1Eaiu6tmglEHvrTc4QEtMlNDuIGixYTgNo8"
    "zPUHnYngUMMQtpWJacDAbsCp7rS4cWWiznXMHjmJCjz2CWnzQFKqeWIPwWSOFoH9ZqHb8B"
    "TokepovMepi8S1pvsjQ7c/wlyFlL9eVv6S2vJXwTpICeB1kBkP7ypEDsFJGaDmFFbg4LXT"
    "WNScDAURqGMM6y4U1Z0T1B23Iktrk7Q2vbx8VV9r0w210A8sox6Bf7eZL17N3X7FMxqBIL"
    "IWoo2jPlLby7pvo++aQd0chiKEX+Qa4l5yfh4hXpiAyzToZId5hlITGe1mFpkN6AAFJBm6"
    "udvkKTJTh8zUUZftfuiCQm1yNXwV38t05sC7uYE38L65xViDX/FjrZKxofOKP/Yj1TAD8g"
    "N3V7dgmV71Ifymwwd7Crtypa6h0V5RKy3R8rNHdFMWkuvPneuf7SbvhJyFrhrE/ebzEbg3"
    "vqVPp6J4D2ptLUr/TbEgELXmOoP+fnEhh6dFZEKPq1u2Q+b61OLpB1ui8s9t/wZYDqzcQ7"
    "8teH7F/No9Hi+ua3S+MB3KxmvMkiE0te5DgfA4gWdymXG3McWxJsm94CC5mSmwg8cG5nbi"
    "+flhcdk91DmmulYAY6YluadacE/xTVWCkUoBPUaeahcu8BOYn1oLy83kXdyrKgYo3aqaFd"
    "2q4kdRnATZRSrikMeUnH0PhSoinG7oi1H01AnDHOFx867AYfMu86h5l0w1ytkSZQ78hJny"
    "Qc3LNRqHPEJsXxbJnnuZnTz3MpE7N8KHFcV1BOgIlf+7+ISGV1YC1TGw40P229Oi+btyE3"
    "glqyY6qrNMKWBSLItuAF3nUwQ+Ud1Btz3ofGwR/3LI7u6vrzt3dy3iXgzZp3b3C3YS/+OS"
    "aTEyFSJSiYy6ntBX4mUIgdSZLBXfhPMiKD7PRvF5FoqVSod8KvDxnT+7kZdEMSTAplYK53"
    "G440P39jkYD2flnRiSkMeH74tCX9eLnI/rRfLbKjX+mdg/dI1/hMzmfIEOApUIHYOVTmB1"
    "pnRMX15UiR0Dk05K0udL+nwdoM9X2lGwFcyG3baOFLuxM3C3XnXhsDLHMahn9o5ZA1zgW0"
    "YHJvzpU0PNUCCFwpfC4x3klzhBqsi+fjDNRwUez0rROFRB2BWM1/GGOxJ8VYiI83dNRlBc"
    "eFflx8V5Pcv4Z6DTwoPKHomtrm2MP+PZC4Ul4ISMtCX1MhXygtTY3dbnS6xnrQnABQdcpl"
    "Ta2PYEnvdG9P53cHPFiK9ksQnWhxQ75UcYz7SpiKtTDd7fJowCKDMd8vAcJ9DNDhDS0eFF"
    "HR1ehf76a6f3sdv7qUXciyGDngOuqnYv6qm7ltZ4aY2vCep3aY2XqtW9q1Ztc2ll2WkKHP"
    "s+dJ03d+Oue3P/BW2VylW79zOc9ZHf8BEYwI+bTm8At7zLKgf/9qP4kAWrZk5LQh7fG7ET"
    "W9qTagB7i3ridB10OrqjUHna58NDeg6OUZscdzzhMkpZ/X0AJTX3ddbcq45D54tqNpo4rK"
    "R0nSktNCRV6ByFlFSuM5Wlaf1VkNnzVi6nS4tC7VendhjWwTJ2lgQ1kqTwDAKFDV6hUMRD"
    "JMFGa1d0BxYxdmUasBzADR9ri0aZO2/QV2+ZuQJx08dGI9U4E+3SzLfPcPHVp1mJ/O0+jG"
    "c9UcdjVIGekC5WpfKKVem2KFcOnXgArO5wk0uT2Kawqni1qXhCQpPXq5rw1Bk2eYRTNiWD"
    "4V5n5yWyFpYJ6JrbI27EsWFwYdIxmTusTVaWyaZkpTsznES1iQq3TIO2iL2cu9G6mj6Z4A"
    "SYYlFYgPhjYHwwmaoL8kAnppVf2d17spSQWn2+MK2UWFeBGPfNhk8Xl40TdiL/hjQPvXQc"
    "rF/Srng4ZhhKxmI2K8Ziwts3T+PPi+loA+ha62iv2zcD5fTiXYt4V0PmXp37bedDdjP42/"
    "lpi/B/Q3bV7p61CP6F3ne/QMe7X2pisoucb0W1tlGo49PYyoDCw8SyTeExAV8KHDcPaW6Q"
    "mQboFMhKNui6IVyYoM/enr8///Du8ty3PPsteQbnpHFZtxUY2lK1tAi1TXmkwpB7zCT1Ql"
    "/ZLWaSegmLft028k4N+iBSlDalRYBesyXNk31K4C4E8poxZy4og9GqOEwlQI/oa7VvhynD"
    "tCtSIQEqqVCVCsAfwDocnS3NNP/OTbxFFLYad1EzOuyHueBqZoWLcyXY5RjUMblrbo1X9t"
    "SeSbT+/e62l2HKCsHEv4z62CH/JYZuHyJyczCH2IhsZo9T89VRoW19naKMwgGu4sdJVJ1b"
    "xmIcA5Um41qbjNHeUNJeHAKRwaT5waSIqiRqq9Ro8yxOn9wRDxO7Gy3Bob1Vs0oCMSNwem"
    "BawlCcG5wWsVXrtIT5c24+ufZHER3m2x9H4UgQHkEmSqMxOlUxC/mPRCUafRCVAZhJxhbV"
    "9JQwtV1Mwo2Znq3IjW4LB8OhyZNnASacPSIP6yYxLRxLn1LbiZtRW248m2tOhRsMbanCLQ"
    "3GWeljCnN2xSqAnBhMZ9HQBGO0v7pmzzcj09KnmMQYth9fHB8SRvxeJFDGct6uuRWTFmPg"
    "J9VwfYAUwwudw4g6zKg8wq1hj0R832qmj2dBbQYcLBSYFyyHwzThscnMXIka4k6oZsObt2"
    "JVuGTb+T7bSmuHre9wXul858RNttLS+qKWVp8uxYWGMIiUGFIkhlcR3HjTHlx/xshF9wIz"
    "qX/93O61iPg/ZB/vv37pXgNz2SL+JZyDP/Vu+zyln7gYsv+7b/fbvUG3h62hH5Usq2dFLK"
    "tn2ZbVs7hS+RHwVpWUHmyNNfeNr+3fRSySezFknzpAMfgDtOoNOsjxYP5FcTVkAyDP3adO"
    "v0W8qyHrd27a3d5HbPQv0VoOGwPN5fAPdsfgM97n/+phM0d1E+cIKqipfDipoiqsogK8Wc"
    "if2apRHuNhSInzMjgXHGJ5jAdwEt+F8f3CofM1w/kripyvG+Z3aWfHkwHNZWXNxXG412wz"
    "lnG/z8OfDFXfe6g6VkV2TAX/lXMzTQBKhBdCuEXnuuNLlsW9TcNQR4jqYiUVzvJKKpyllF"
    "SACZmtcnVe6czmabDHh/m3RWtZ5JWySEjhLxXqUTNUv0CkR8jSUEbVHgN7hs79cEhQIi0y"
    "N58k8ZntLOIDSE+RZ3iKuC43ZU7tEMjxHdY7yd+FNnKHfkvRmA6gNYMfCcHU2aKxFbebzm"
    "+D/J0dOai97vHtLn2gXqUP1AunzajZcbadr3Hg3FIOq3E46WGWiNHzUlqXxWwccItbtg5Z"
    "RrbruRdxonm2+14iKcZhbt2N7nvxt7dAZYjMLDkV0Fw8T049z9wdJMopnK0or/RD6YRFz6"
    "r7UIfDZPNOj5+m5bMWVXdB5U7A+R6onp9wMQdUdLst6H7aFilquHfkSrWJx+qK3DfCVbPJ"
    "3RTvPrd/OLu4RL9NHW5x/VATfRgFpVtBDhwv6Y03FjFhfyWdUvc7dapvpZhEOlPWy5nSpU"
    "oC03mazABGpqxpVk1ZAy8Pv05gPieHewjmKNQSezBI2fq/qeLvy+K+LVG4Y/IZ3nd0rVQF"
    "vQ5VkE+th3VJ8ToJKVUX+SJ2CGNbkf6OvOBicoPVNULuduy69W0SUkIdC4sqpg9TWGAJ0n"
    "Viok3O8jcJDySzycJQxyAPMLoS6TO5cCF6mJbIwilSZqqMUNUydGphUFiacLKraVIFES+y"
    "1M23JQWSWgkkpfOnPTNtWt3OtG1HdskodWmcqStiZfj/PsP/U7extNFs30bzUlxkUAE5Pb"
    "18uEByHsdoUcDEWDd0nt6fR1UV4xexmq5gMR3yRC3uDRYt0SvUxyYz1sTClAW8km54NsHe"
    "YbZ2nhdhuUDpXkvyjLubSuRasBXMc+emIXC8ZAveTGPgNW1HNwyCpcanmLaBAes6tvjuUA"
    "1iLRkxAG82EZA25ckLMNMC8LF+QgNc3QmBZxnCxlc1Q2duvWG/zjDOioO5XK9lYwaHFW/2"
    "nxOLF1s8ewMgxyaaiVkWMAUFdpsXrkkcRHHDKQ3vl5JbdFgWTJEVh7dwRqcE5d9074JG/9"
    "qrRIwB34pfpjjZxuHv4EIJ7vFxYm3xE6WYH38hL/4S5SvzCrluJvEzi7nui8Sd39rXQAP+"
    "b8hQE9ntKYPbL51+u3fdaZF4y5C1b27vgaT3IkA//Mu/d/tL6Bb+GLLr+36/07v+XfF2TY"
    "skmoYMV/rxHqZ1L4YMoXmLe8HzCXxUvvA8EP6lgPTLYYd+RLamVx070VSPDSdrNO861JR+"
    "W9AxKhsrRFQnYY9Jp7Fny5Oo2sNT61cgRRq0DHCvbAUU/HQKCTakdPCgZNb+4hkdalBg+I"
    "AQf3CG1rlu89Tf5UkchZRkrjWZsz2z8j5aGZ5Z8lNV+FMVKD8SqM/Wa0SApFpD1oGtpXt7"
    "cptvAbP9iFK17w97lGiOvOd78FtPRW6qdj+LDCUU/eLhSuRSdtXhTeGYgVr0NZno06Xlep"
    "rrDoExuZ77hLQXwMprP6DKuyXSAQvduc1z85qGhul7Va4fd8dNz62860lR/4/WhSBMwUse"
    "7FBrjlkEuJUhYRPwJsUUzjgpLDk8hkbHOqAQsx3P4NYJGU0oDfJAD1k0ozM66XvaAFgoea"
    "R00SQjWDK8VL5QOuL5jieqX5uW8mUgDubqGi0EACOYghEx0cqhGoZw7c/2jwkdutYymf34"
    "j1hhe69eLfR134tcu4H0opGmA2k6kKYDaTo4NNOBVGzXREL1kVnFmJMKXOczoB5WHeCFl6"
    "pRKUtuDFJqZqruexeTVXZ9Cujx5U/a8paX9rP6bH1fVixHhAjY/r64p3Hcnx4avmNydjms"
    "pwBL3BfHvTRfHrVdS5ovXwWZpfnyhUpJRJSzZV6vKKR8vWr9etXN/b6+pC0R3BeYMArb/X"
    "0IicxDyLZ4sJjNCZVEI10CvRWi+GIWZDHqYW7dzXZ8/72tbZ7FQ0VtaU+UvPSJVQJ+n5NA"
    "8UBwXCmFYvVI1GgdLV5zO634hQvseRD1qaFmFN1Nj0k9DlrFvazgu5ZerbgKvvqR8Y4EYc"
    "/1ilqyRhGXKPFBK+MPtWQlnKEWqm0LHxvuxAMb+4SMVoBrczXiwb+jKQxCR258LyVBxK/n"
    "t/TnUoMnJg/rdM+nrc7Aw5ytpUFtxXMQct2cQhlARfQx1oTH4dH/KRhqhV5NWGh+xA8Fbx"
    "CeHnQ596BFM4++Vg1jyGIx23aTUHU8E0/Ffbm4d1Sed9WD6cz4E+K24LXlkU44AZZbBYLY"
    "3DPMXDoi/Jk/qGM6QDmBGUwqBHR2LNMgol1kPl3NTEOglagTx8UyjN3i/l7mw58U1rHASG"
    "vuHsNR4hmUXG+00RgrYo6aMGPU4u3SJ24UGTU9fMFwgFr6zSG2Drexec19uOi3MQWKXZ6T"
    "B1h4mWBuK+qjJT2ypEfWrt11+ve9Hneuci+G7Pr25uuXzgDdWvzLIfM8Xaq7t2y/tjbMPp"
    "2mZZ4qRqEQeK1JdIcecfdfOi3iXQ3ZTbt33/6CfnT4vx7k0G1lAhOnsE0bIgY9KBkxWKIG"
    "9NhJM3Lm+lOkGjZrtdcrulF8KLKXP2Tv5Q+JvSx4tDL4DSCOEMHnRRB8no3g8wSCOd9bBr"
    "8+gERvAfSqtmJOypqTfCBpSaq1JYl+U0EWoSlCQI43bwDygp4tNc24KSKMyuAzBCHRmXTF"
    "QhE9ic3s6qQBxP7Lk4ZE1Yelbjg6s09wvpeQVndStDSsMirzxY3DHZ/77eV5ge/u5Xnmdx"
    "dvRXEdUqylfH3pWJ+rRjq2Y5Dx90CAnrhDHB7icxD9sXPdvWl/AS6meRqTe8K8TyKrb8Ua"
    "FVFIyerUmtWZ6Ey3Z5XoHAPdAqEP55U6PDqrurG0qJIXIplB5gTk8X2ntlZm+1lJPnaXJW"
    "GAZqpGAYug6NgsZRN0fJiNRsFfuaHMJipsbaoJA5EqovtNC67m1ELG301UPKFB/gIM9reb"
    "wubGbWie1cjtYRODOtwcmDQU7mVWN0fCmswwhQLa4IKUxsLu503Dh9MZbwuMZQAgDIJkNa"
    "PCWGnxWoLMZIDJsTlfoDODJoxhQzZ6Ug0dtpRlzkexpA4mwrqmSW4VpCvx64RcqTYMuTDx"
    "NeD3ZkumWVRzZsIeica8MRoj3TW7z1DYxpbMgyBtbC9qY3uR5Ka1Puu3HBKI8WQP+FYp4q"
    "0qoeNIAz2mGPDtFWw5qFC/o4ufCIL3Km707AGOiSpbVO8daqTl0W39gMkqKx1HIaUWpNbS"
    "sYwQe1VkLl2ONQEoQ5tiB6Un3JZEbAxMhjXlhjV52EpiuEJQyE1osIPE7caQkNjmKhB3E7"
    "znW0HxkdcQTpyKNSv+FooMyVB9hiNHymWFdQHL6D25cs02GZmptpv7VCPqA3rlq36qVax8"
    "5nv4ww5bcy94HXWNPwZJVlEtSFfUwosl48t5wsGmQK0M/ec+Z9+sKczUCspU4ztWCD7Cw6"
    "QrAzc7dHuwdfYQbLSvrztfuXe9dzVkv/a7g0Gnp9x++tQioR/ojN/vd66hk3J7P7jrfuyg"
    "U36sKf5CFdEybj/XJDOdUv6cXv86E6uiCvftaSF7HXbLca8/TckfK46yCnJgDFQKgrUWBH"
    "1qlZYEk5BSFNyQiyHAmGSqC5VTiG2wLXDVssbFs4my1xoXbWrp41kjVWpx722QWNSg1ybp"
    "JBtbz+Dj007VTJtF6kGaYqZwSVPb7bQdQ1A27+5Gc5fhAkMgR8gInl1cFGGzLy6y+Wy8Fw"
    "vtgdeqBIbd7keI3bdFuew8JjtRbddkTmpem+zghRDI/qMXXobd2lqcwos6JP71/42YJGg="
)
