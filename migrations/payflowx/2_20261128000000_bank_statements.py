"""Bank statements: files, statements and their entries, and settlements that come from them."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Beside a program that is running: rather fail than keep it waiting.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '60s';

        CREATE TABLE "statement_files" (
    "id" UUID NOT NULL PRIMARY KEY,
    "digest" BYTEA NOT NULL,
    "filename" VARCHAR(255) NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "imported_at" TIMESTAMPTZ NOT NULL,
    "imported_by_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_statement_f_digest_019885" UNIQUE ("digest")
);
CREATE TABLE "bank_statements" (
    "id" UUID NOT NULL PRIMARY KEY,
    "identity" BYTEA NOT NULL,
    "format" VARCHAR(10) NOT NULL,
    "account_id" VARCHAR(64),
    "reference" VARCHAR(64),
    "sequence_number" INT,
    "page_number" INT,
    "is_intraday" BOOL NOT NULL,
    "currency" VARCHAR(3),
    "from_date" DATE,
    "to_date" DATE,
    "opening_minor" BIGINT,
    "closing_minor" BIGINT,
    "is_complete" BOOL NOT NULL,
    "is_continuous" BOOL,
    "entry_count" INT NOT NULL,
    "problems" JSONB NOT NULL,
    "imported_at" TIMESTAMPTZ NOT NULL,
    "file_id" UUID NOT NULL REFERENCES "statement_files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_bank_statem_identit_adac47" UNIQUE ("identity")
);
CREATE INDEX "idx_bank_statem_importe_8733c7" ON "bank_statements" ("imported_at", "id");
CREATE INDEX "idx_bank_statem_account_bfa21d" ON "bank_statements" ("account_id", "to_date");
CREATE INDEX "idx_bank_statem_currenc_1ad0d8" ON "bank_statements" ("currency", "to_date");
CREATE TABLE "statement_entries" (
    "id" UUID NOT NULL PRIMARY KEY,
    "position" INT NOT NULL,
    "status" VARCHAR(12) NOT NULL,
    "kind" VARCHAR(10),
    "is_credit" BOOL,
    "is_reversal" BOOL,
    "is_booked" BOOL,
    "amount_minor" BIGINT,
    "currency" VARCHAR(3),
    "booking_date" DATE,
    "value_date" DATE,
    "bank_reference" VARCHAR(255),
    "booking_reference" VARCHAR(255),
    "end_to_end_id" VARCHAR(255),
    "remittance" VARCHAR(2000),
    "transaction_code" VARCHAR(100),
    "identity" BYTEA,
    "original_id" UUID,
    "names" JSONB NOT NULL,
    "problem" VARCHAR(500),
    "raw_text" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ NOT NULL,
    "payment_id" UUID REFERENCES "payments" ("id") ON DELETE RESTRICT,
    -- A statement's row is written when all of it has been read, after its entries, in the same transaction.
    "statement_id" UUID NOT NULL REFERENCES "bank_statements" ("id") ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    "settlement_id" UUID UNIQUE REFERENCES "settlements" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_statement_e_stateme_698aa5" UNIQUE ("statement_id", "position")
);
CREATE TABLE "statement_occurrences" (
    "id" UUID NOT NULL PRIMARY KEY,
    "number" INT NOT NULL,
    "file_id" UUID NOT NULL REFERENCES "statement_files" ("id") ON DELETE RESTRICT,
    "statement_id" UUID NOT NULL REFERENCES "bank_statements" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_statement_o_file_id_97af73" UNIQUE ("file_id", "number")
);

        -- Settlements: those of real banks come from statements, and the references of real banks need not be unique.
        ALTER TABLE settlements DROP CONSTRAINT uid_settlements_bank_re_8cfc67;
        CREATE UNIQUE INDEX settlements_simulated_reference ON settlements (bank_reference)
            WHERE source = 'SIMULATED_BANK';
        ALTER TABLE settlements DROP CONSTRAINT settlements_source;
        ALTER TABLE settlements
            ADD CONSTRAINT settlements_source CHECK (source IN ('SIMULATED_BANK', 'STATEMENT')),
            -- What a statement says has happened: there is nothing to wait for.
            ADD CONSTRAINT settlements_statement CHECK (source <> 'STATEMENT' OR status <> 'PENDING' AND due_at IS NULL);

        -- Files
        ALTER TABLE statement_files
            ADD CONSTRAINT statement_files_digest CHECK (octet_length(digest) = 32),
            ADD CONSTRAINT statement_files_filename CHECK (length(filename) >= 1),
            ADD CONSTRAINT statement_files_size CHECK (size_bytes >= 1);
        CREATE TRIGGER statement_files_frozen BEFORE UPDATE ON statement_files
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_update();
        CREATE TRIGGER statement_files_keep BEFORE DELETE ON statement_files
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER statement_files_keep_all BEFORE TRUNCATE ON statement_files
            EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER statement_files_no_card_number BEFORE INSERT ON statement_files FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.filename)) EXECUTE FUNCTION payflowx_refuse_card_number();

        -- Statements
        ALTER TABLE bank_statements
            ADD CONSTRAINT bank_statements_identity CHECK (octet_length(identity) = 32),
            ADD CONSTRAINT bank_statements_format CHECK (format IN ('CAMT_053', 'CAMT_054', 'MT940', 'BAI2', 'CSV')),
            ADD CONSTRAINT bank_statements_currency CHECK (currency ~ '^[A-Z]{3}$'),
            ADD CONSTRAINT bank_statements_dates CHECK (from_date <= to_date),
            ADD CONSTRAINT bank_statements_balances CHECK (
                (opening_minor IS NULL AND closing_minor IS NULL OR currency IS NOT NULL)
                AND (is_continuous IS NULL) = (opening_minor IS NULL OR closing_minor IS NULL)),
            ADD CONSTRAINT bank_statements_entries CHECK (entry_count >= 0),
            ADD CONSTRAINT bank_statements_problems CHECK (jsonb_typeof(problems) = 'array');
        CREATE TRIGGER bank_statements_frozen BEFORE UPDATE ON bank_statements
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_update();
        CREATE TRIGGER bank_statements_keep BEFORE DELETE ON bank_statements
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER bank_statements_keep_all BEFORE TRUNCATE ON bank_statements
            EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER bank_statements_no_card_number BEFORE INSERT ON bank_statements FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.reference)) EXECUTE FUNCTION payflowx_refuse_card_number();

        ALTER TABLE statement_occurrences ADD CONSTRAINT statement_occurrences_number CHECK (number >= 0);
        CREATE TRIGGER statement_occurrences_frozen BEFORE UPDATE ON statement_occurrences
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_update();
        CREATE TRIGGER statement_occurrences_keep BEFORE DELETE ON statement_occurrences
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER statement_occurrences_keep_all BEFORE TRUNCATE ON statement_occurrences
            EXECUTE FUNCTION payflowx_refuse_removal();

        -- Entries
        ALTER TABLE statement_entries
            ADD CONSTRAINT statement_entries_status CHECK (
                status IN ('MATCHED', 'ORPHAN', 'DUPLICATE', 'IGNORED', 'QUARANTINED')),
            ADD CONSTRAINT statement_entries_kind CHECK (
                kind IN ('PAYMENT', 'FEE', 'INTEREST', 'TRANSFER', 'REMAINDER', 'BATCH', 'OTHER')),
            ADD CONSTRAINT statement_entries_position CHECK (position >= 0),
            ADD CONSTRAINT statement_entries_amount CHECK (amount_minor BETWEEN 0 AND 99999999999999999),
            ADD CONSTRAINT statement_entries_currency CHECK (currency ~ '^[A-Z]{3}$'),
            ADD CONSTRAINT statement_entries_identity CHECK (octet_length(identity) = 32),
            ADD CONSTRAINT statement_entries_names CHECK (jsonb_typeof(names) = 'array'),
            -- What was read has its figures; what was not has its text and what is wrong with it.
            ADD CONSTRAINT statement_entries_read CHECK (
                CASE WHEN status = 'QUARANTINED' THEN kind IS NULL AND amount_minor IS NULL AND currency IS NULL
                    AND is_credit IS NULL AND is_reversal IS NULL AND is_booked IS NULL AND problem IS NOT NULL
                ELSE kind IS NOT NULL AND amount_minor IS NOT NULL AND currency IS NOT NULL
                    AND is_credit IS NOT NULL AND is_reversal IS NOT NULL AND is_booked IS NOT NULL END),
            -- An entry settles a payment exactly where it is MATCHED, and then only money that has come in.
            ADD CONSTRAINT statement_entries_settled CHECK (
                CASE WHEN status = 'MATCHED' THEN settlement_id IS NOT NULL AND payment_id IS NOT NULL AND identity IS NOT NULL
                    AND is_credit AND is_booked AND NOT is_reversal AND amount_minor > 0 AND problem IS NULL
                ELSE settlement_id IS NULL AND (problem IS NOT NULL OR status = 'IGNORED') END),
            ADD CONSTRAINT statement_entries_original CHECK (
                original_id IS NULL OR identity IS NULL AND status = 'DUPLICATE'),
            ADD CONSTRAINT statement_entries_original_fkey FOREIGN KEY (original_id) REFERENCES statement_entries
                ON DELETE RESTRICT;
        CREATE UNIQUE INDEX statement_entries_identity_key ON statement_entries (identity) WHERE identity IS NOT NULL;
        CREATE INDEX statement_entries_orphans ON statement_entries (id) WHERE status = 'ORPHAN';
        CREATE INDEX statement_entries_status ON statement_entries (statement_id, status, position);
        CREATE INDEX statement_entries_reference ON statement_entries (booking_reference) WHERE booking_reference IS NOT NULL;
        CREATE INDEX statement_entries_payment ON statement_entries (payment_id) WHERE payment_id IS NOT NULL;
        CREATE TRIGGER statement_entries_frozen BEFORE UPDATE ON statement_entries FOR EACH ROW
            WHEN (OLD.status <> 'ORPHAN') EXECUTE FUNCTION payflowx_refuse_terminal_update();
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
        CREATE TRIGGER statement_entries_keep BEFORE DELETE ON statement_entries
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER statement_entries_keep_all BEFORE TRUNCATE ON statement_entries
            EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER statement_entries_no_card_number BEFORE INSERT ON statement_entries FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.raw_text) OR payflowx_has_card_number(NEW.remittance)
                OR payflowx_has_card_number(NEW.end_to_end_id) OR payflowx_has_card_number(NEW.bank_reference)
                OR payflowx_has_card_number(NEW.booking_reference))
            EXECUTE FUNCTION payflowx_refuse_card_number();

        -- An entry settles the payment that it names, with its own figures. Checked once for each statement.
        CREATE FUNCTION payflowx_settle_by_entry_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM changed JOIN settlements AS settlement ON settlement.id = changed.settlement_id
                WHERE settlement.source <> 'STATEMENT' OR settlement.status <> 'SETTLED'
                    OR (settlement.payment_id, settlement.amount_minor, settlement.currency)
                        IS DISTINCT FROM (changed.payment_id, changed.amount_minor, changed.currency)
            ) THEN
                RAISE EXCEPTION 'an entry settles the payment that it names, with its own figures'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER statement_entries_inserted AFTER INSERT ON statement_entries REFERENCING NEW TABLE AS changed
            FOR EACH STATEMENT EXECUTE FUNCTION payflowx_settle_by_entry_only();
        CREATE TRIGGER statement_entries_updated AFTER UPDATE ON statement_entries REFERENCING NEW TABLE AS changed
            FOR EACH STATEMENT EXECUTE FUNCTION payflowx_settle_by_entry_only();
        """


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE statement_entries, statement_occurrences, bank_statements, statement_files;
        DROP FUNCTION payflowx_settle_by_entry_only();
        -- The program before this one knows no settlements of statements; where there are some, there is no way back.
        ALTER TABLE settlements DROP CONSTRAINT settlements_statement, DROP CONSTRAINT settlements_source;
        ALTER TABLE settlements ADD CONSTRAINT settlements_source CHECK (source IN ('SIMULATED_BANK'));
        DROP INDEX settlements_simulated_reference;
        ALTER TABLE settlements ADD CONSTRAINT uid_settlements_bank_re_8cfc67 UNIQUE (bank_reference, source);
        """


MODELS_STATE = (
    "eJztXW1z4ji2/isqvkxPFZPqTifpLHPrVpE0Pc1Oh/RNyLxss+U4RoAnRmYtE8Lu9n+/50"
    "i28XtsB4gh+hIcW0eWnyPL513/acz05ciyF48HnQfK3EaL/KfB9CmFg/ilJmnos1n4Ap5y"
    "9TtLtKbYiItWd9x1dAM7G+kWp3BqSLnhmDPXtBm2/X1ik6E5JIuJ7hLXhl/TmBD77i9quE"
    "2iM7xC2QF2NrQN6M1k4xJ0AzZgt3wuTmvm8JaYnLgT6jWENjanBIZoWnAarpm8RXQCTzWF"
    "R/iBe5dg6DaZ2NZQEsvnI/aImPDDqetaFNuL28KpAXugztA0XH5Abo2JzsY0fG/HXsAvDF"
    "teEiN1KOFzeADdO0kmADBlHB/NdInNrCX8MSh5E4wOCQxKYUx44cefBww7H+rABh0eSg4X"
    "7jK1OXbgDRtHrRN3OaNkZDvQ9wHpujgyNrcscUoOgMshOnRGdWjTD3fN5tM76oiHGTAPDF"
    "38uyQ6PMnCMV2XMvLmdmZzEzl9+2OLGJZt3AvUONA4ukWmujExGdxqaLMfYGTOkDrYy1Sw"
    "e87Mf82p5tpjCuccYPq3b40VK8WMg8fA3wDjxj//Cf+abEgfKUcK/Hd2r41Mag0jM1p2IM"
    "5rohs4d3PT/fhJtMTZdqcZtjWfslXr2dKd2CxoPp+bwwOkwWtjyuCZXDoMTXWE1Hsn/FPy"
    "oeCE68xpMNTh6sSQjvS5hS9M439Gc2YgekTcCf8c/a83tFAzTetd9rXrTl/TGon3C4cQe3"
    "W8U4bN8N008U0FYL7LfleAiLMNvMH55/bVm/cnPwoIYDKNHXFRwNX4LghhZkhSAfoKZZ9B"
    "UZzPJ7qTjrPfPoY0DLQKxv6JFcirRciHzwdoA5A2pvqjZlE2difw78nbHIh/a18JlE/eCp"
    "RtWDPlUtrzrhyKSwj2Ctzou1B0Kkep1jmlXxju58zgFairpaQEphGiZ0DqrQH7hSh8/m2n"
    "zCIQEOzhKnBaZBU4zV4FThOrAK69SXT/fn3ZS0fXbx8DF8UV8l9imdzdQZBzQEUksOcp5/"
    "+ywmC+uWj/Ecf5/MvlWXxKYwdnMdBtw5g7Dh1qupvE/iPg5ppTmo5/jDTOBo/2wD/YL2b0"
    "uxed63774muEIx/b/Q5eORRnl7Gzb05iXAo6Ib93+58J/kv+cdnrxBkXtOv/o4Fj0ueurT"
    "F7oenDMCb+af9UhNG+AJvk8pk57jI3ncdhqhiDTbaL7xeMF35++tvh4fv3Hw7fvj85PT76"
    "8OH49O0ptBUjTl76kDMPzrq/dHv9KFvxxPfvKLCP7kPCJJ640437he4MtcQV+9DOapu8ND"
    "2cxs/oTB8LOPG5ccCBpnttjlmXfQL1b+54I09ow7E2zXy1mENrzWTaKNz+SQX5M2iL9gjV"
    "KaQHJhGTgXbICXYDyiPoUxZMpCZqijojumHYc1TzHDJy7Kk4NRzC3bjUiuEaKLSoG6NeCX"
    "qfQ0dzTodJDXubN07R9Yoqctywy+kYAcF6xIunFbmdEy6y9bnw1I3inbkWhkn2aS08fHf0"
    "4ej0/clRsAQGZ/JWPrnKhT8xls5dTb5TFcSJJLWSKGotUXjLnibWw7LcThArZteO2bWRYG"
    "64+JKmyC3iyhPSCswzp6CI0iYzaGsz/PbrBOgehB0Xbc/6UkgPIDpIGzL9aSoM6lIyQDHg"
    "ns5clCxgAEBloH1ZmNE5kRMyKZhs9nboMegLgzwaxW0y0zlf2I5vpQexxhxSeP3cJZk59o"
    "OJNusHe25MKBfmczTCI3YH5BpuCQhxKQ/dUbhKya0Buh/SA5Sa5wCAhft2wNBy/mCbQ3RA"
    "MLpY3RjHp5MhBR6YD7owCFM4hYZyoltWQQHqWwPujKuA95nwjeXKOv5i1nGKk7OM6BoQ7J"
    "3oenh8VEB2hVaZwqu4FpWsxG8JeP32e2h3PHxbRDeAVtn4vk2YHv0VSgOtcFIG6ARhJcRr"
    "Zi3fAuCObWVM6A6bTwXWXRiTzgyaFB092jpP7sbNdeeqRfDvgF1+7Vy1+5fwv380YO2PF9"
    "1ei4ifuFxQhCvvijDlXTZP3iVYYnJNfJdT+HJmA+Q6y/hmhuliPLkDwk0xxV/it/uRPLu8"
    "/BKR2c+6Metf7+birAPYC+ihkemGjIIRB11EiimjPEUpleZUO80pxuYUMbkCyzN6WQP7a/"
    "b92XXu10Zvbs/MX+mykao5e9ea+bqzPjO1e7osrD5LHfYH1E6XTS+UDUj8qCqhT/oa7pBi"
    "0FaKUlytk/QoKwovjiuls3hE1TdhGfBiHZRKWTOVUqk8IVmvmLCXJ+0lVR6HjszHUrpOQL"
    "GPGJ8UgTj+JQkhfJIIagstPUmJ2mS6s8xw60UJ4yL10pUuqB2DO0+m9mJVgu85oHrW7bWv"
    "/gwiW4KP+pfL3i9nKbEtZ3/2O20lYL8WESvMZvo4M6G7CmyOUipBus5cFu5h4TKs6FoO0S"
    "pO15nTDn2w7yvxOUqpuFxnLod0r6KqVIhERfunRRhG0U1C+8l2qDlmoPcnLOwxQBMO9t0E"
    "dXV29TI7+iJQ6sNTCp5+SC0qrbVXML+vuuf9xveXst10Hl3qMN3qej76RnoWY7xV84mERq"
    "+95rn+zaLBm5ilqEvLiymS8dLCB1oijdDkfA7N0Nnvpej4RhzfNkPwOUQmnxf/gOEGmEqX"
    "nh25hfuK7Ep0LGmGpcO3QUQy4B0nGDtqiRgF6OaeMrLQvYxCrousTbwBUq5MU6C5tXCcQA"
    "f/4e38TERmuxN4sGx7lXwG4TmQj5BjtVIWqpe1UK14VdSCsqLYQwvK4fFxocCH45zAh+OM"
    "zMAyIIdIFMrFUFaGklchcse+b6W1qyS5YnitGa50LKVjKR0rW8e6oiPg9qSPcn0jVb+KtH"
    "hCt3JkW02oCQXVqktQDjw6T70QVU24DLhukrFtD4WWgloEAJlUkCr1kKp7COosV7nXn9I7"
    "trPs5OkdIT4l0M7zK0bplFuxWdGtKLS4KgJUhFCJTrUWnWrkVFRs3qiEXOVNVr7EHeFvSG"
    "wpIZlEqZQelK8HeWitRRW6XvW1m9A+qQ1F51bNFCIf/vQaISve5BYH8ZJFiylAbZHm+pPJ"
    "ZHKoZUnfysi2oGMv4dR0W8K5MtKnJlaPHEUVHn5A2iKRlA59tYdgMUeHwHxzMGx4DPxIDT"
    "Te4q2L5LWmxyNDs29hqULpXy+rfylr+asQHZQG8DrYjIt3FSaH6JQOUHMOa7Dw8jQRNadC"
    "QYRqH9O6C2V15yR1x73IytukvE0vr1/V19t0QR2MA8vYjyC42sxXr6Zeu+IVjUARWUrVxt"
    "XvKfer7nOMXbOoV8NQpvDLWkMiSi6oIyQ2JhA6DQbZYZ2h1EJGm7mLqga0gwqSSt3cbPEU"
    "ValDVeqoy3TfdUWhNrUavsrvZbpw4F98Qjbwv7nFRIPf8WOtE8MyxY4//J4OsQLynQhXd2"
    "CY/u5D+E2HD/YYZuVCX8JJvqBOWqHlZ/folSwk558757/ypmiEkoWpW8T75oseRDS+Y47H"
    "cvMetNo6lP6b4oZA1JmaDNoHmwu5oiwik3Zc0+EumZpjR5QfbMmdfy6vLkDkwJ176ONM1F"
    "fM37vHl8XNIZ3ObJcyY4lVMqSl1nsoUB5H8EyeMO6dTAmsSUov2EluZQps4IuBuY1EfX4Y"
    "XHYLfYqlrjVAzHaU9FQL6Sk+qUoIUimk+yhTbSIEfgT3p87M8Sp5F4+qihGqsKpmxbCq+F"
    "IUZ0H2JhVxyn0qzr6FjSoikm7oi1F01QnT7OFy877AYvM+c6l5nyw1KsQSbQryhJ3yQc2r"
    "NRqn3EO0T4pUzz3JLp57kqidG5HDimIdIdpD4/8mPqHhkZWAOka2f2C/e1u0flduAa/kro"
    "mu7s5TNjApVkV3RV3nVQQ+Ud1+t93vfGyR4HDArm/OzzvX1y3iHQzYp3b3CzaSv3HNtBib"
    "CjGpREVdX+kr8TKESOrMlopvwlERiI+yIT7KglirtMinEu/f+rMZfUluhgRoDkthHqfbP7"
    "jXL8H4mJUPYkhS7h/ex4W+rsc5H9fj5LdVWfwz0d91i3+EzfZ0hgEClRgdo1VBYHXmdMxe"
    "XtSIHSNTQUoq5kvFfO1gzFfaUrAWZMNhW3uKbmwN3GxUXTitzHUt6ru9Y94Aj/iS0b4Nf6"
    "6opWcYkELpS+H+dvJLnGBVZF7f2fa9Bo/npFgcqgB2Bv11/O72BK8KGXHBrMlIigvPqvy8"
    "OL9lmfgMDFq409k94fqSY/6ZqF4oPQEH5HY4p36lQrEhNTbn5nSO+1kPJeFMEM5TdtpY9w"
    "386I3o9R/g4oKRwMjCCe4PKWfKz9CfzanMq9Mt0Z4TRoGU2S65e04Q6NMBECrQ4UUDHV6F"
    "/fprp/ex2/ulRbyDAYOWfWGq9g7qabtW3njlja8J9Jv0xivT6tZNq9yeO1l+mgLLfkBd58"
    "nduO5e3HxBX6V21u79Cmt95H/4CPThn4tOrw+X/MMqC//6s/hQBKvmTktS7t8bsRFf2oNu"
    "gXiLduJ0G3Q63FGqPOvz7oGegzFak+OBJ0JHKWu/X1Epy32dLfe669LprJqPJk6rOF1nTk"
    "sLSRU+RykVl+vMZeVafxVs9qOVy9nSolTbtanthnewjJ8lwY0kK3yHQGGHVygVcRdZ8KS3"
    "KzoDizi7Mh1YLmAj+lqjU+ba7/TVe2bOQN0M0GikOmeiTZr5/hmhvgY8K1G/PaDxvSe6Ya"
    "AJ9IB0cVcqf7Mqk8vtyqGRSIA1XeFyaRJuS6+KvzeVKEhoi/2qRqJ0Bif3sMqmVDDc6t3R"
    "u9MVVTzQNeNHP6FXyKGiaIdofufY93iXEXZkogdp5tiA8JTfCr8Ph/FIL5DNvJFwsnBsNi"
    "YL053guHROdLhkW7Q1YHw+9TJ8h+ZohIPCsozSayQeHXOKyVD3ao9M9GB4OZXufVRS0nHN"
    "6cx2UvJkJajeqgCfPaFXJ3xMwQXlWnrpHNpgO7ziqZxhKpXH2ayYxzmynWmabF/Mvruirr"
    "V997x90dfeHr9vEf9owLyjo+Dc0YBd9P929LZFxM+AnbW7hy2Cf6H19W/Q8Pq3mrj7Iutb"
    "UYtvlGr/rL0qGXE3UeYUHhPw0mC5uUsLocx0XqdQVvJf1w1w6b4+fHf04ej0/clR4LUOzu"
    "Q5q5OO6RkI5eXBjVEpYJPAmlyDrh19mJY2+FRxrzDlFst7vZD4ssbyXi8RZlG3ibzRKAvQ"
    "2Ur7NyNEr9m96SuVJbALkbxm5OwZZdBblSi2BOkefa22HcVm2bwiFxKkigtVuQDygW+zKy"
    "9ZhCmVZFFcshDQMddkczst0vlp2MO01YCv2eTfDu7C4aIJ40QJ/SRGtU+By+vT/DxrfhLW"
    "v19f9jL0vhBNXBwxDZf8l1gm30Vwc5BDNCKT2RePA+NqaFqfp5hWsYOz+HISdU6UiZ2Ika"
    "rgiVoHT6ArrWTkRIhEpVXnp1UjVEloq+xW6PteP3k97ia6T8ZEhOZWzfbUiIVDpKdoJkIm"
    "ctM0I1EbJi0RCDC1HzxPvMyTDDzxt+GcKJFLKTcJZHSsYz3+n9GFTe9Mz7tODIcOzZSEzU"
    "3cBN36t77n08vzDKeFovNf1MMmQjwid8smsR3syxxT7sYDClpeZqcXWAAXGEYVyABN6Gdh"
    "GvQgCCQAdnoBBKsbGBiJcEdH8DqSN7e2Y46xnDdMPzE40SX0+KMsJY4b23tRBFi+G1Og6R"
    "DHB6BYfhIp5pZibfFbnBr8Vma6LiamMVntUoKdhVJUV8MRNE14bDKxF2Rs27L6uL97yZt3"
    "clQ4ZO7+mB1zwMNxKLBemWLmxAMQVNzAi8YNBHwprjSESZTGkKIxvIo034t2//wz5vB6B7"
    "inwNfP7V6LyN8B+3jz9Uv3HITLFgkOYR38pXd5JYpbyoMB+7+b9lW71+/28Gzon/jHoFCc"
    "wGGROIHD7DiBw7gl/x5wq8pKn7bG7pLG1/afMivPOxiwTx3gGPwBXvX6HZR4sBKpPBqwPr"
    "Dn+lPnqkX8owG76ly0u72PeDI4xNgPmBgY/AE/MDv6n/G6+KnE2bVHgKC5SUgEFcxUAZ0y"
    "UZUxDToon3HdKo94mFJhXgZzKSGWR3xFp/AujPcLF5GoGeavqIZE3ZDfZHADrgzooyzro4"
    "/TvWZHvcqAfx5+qmjD1os2+K9vNdTTiBXwhYDHjdldW8OfctHqCUIFeCHAHTo13UClLx60"
    "HqbaQ6iL7epymLery2HKri5wQ8Z1YUctvblCGu3+If+u6HY6ebvpJMwfL5UxVjOoXyBhLO"
    "TiKePjiJE9w9mxOywoUZld+K2SeGZH6QQEKkTnGSE6XqxTmVU7RLJ/i/VGSghicIJLH1NM"
    "1X04myGPhGjq7EpaS7xT549+/syOLNR+8/h0V8FnrzL47IUr99RsOVvP13gVVVQO1TidCu"
    "1LpPr6VfXLIhsnXOOUrUOho/WGTEail54dN5moy7ObU/fJuMn421tgc5rMQl0VYC5eqque"
    "a+4GanUVLpiWt/tM6Zppz9p6pg6LydMzPb6ali+cVj32V0Rf54f++gHaxSJ/Md65YNxvW5"
    "a9EmGpC50TX9SV5bdkjGxTxIdef27/dHh8ggGzWC1L2IeaGDwqOd1aleHy6275fREb5lcy"
    "Gni7t04NapU3UVGs9Ypi9biSQDrPkrmiUZWvmlUrX8HLI44TyOdsIxGi2QuzxBYcUtz8N9"
    "WCeVk8qChKt0/B2tvOJVemoNdhCgq4dbcsqV4nKZXpIl/FDiG2Fu1vz/d8TU6wuqYmXhpe"
    "POVTSkqoYWFVxQ5oCissq4rBWOtXiPxNIjL4OJlZugH6AKMLWY5XKBeyhe3IQsCyAq/OCN"
    "Udy6QOZuOlKSebuk2qIuKn9HrV5ZRCUiuFpHSlwGcWCazbmrbulDpVHkA5Z+oKrKq7sM26"
    "C6nTWPlo1u+jeSkpcrUJe/oOF+E92vMkRocCEoZpmWKHEZHOVkxexA29pYjpkgfqiGiw6C"
    "7h0nxsM2tJHKwVITbzDt9Nine4+4MoSDGfoXY/TMqMm7uVLHLBNazq6NV/cP0qF/6dDJA1"
    "uWtaFjEmOhtjvQwGoqvhiNmhW8SZM2IBbpxISk5F1QgscQFybFBJAkd3QOBZBjDx9aFlMm"
    "/L82Crc7wrduZJvQ7H0hkLcTp4Ttw/3RFlMwAcToY2lrfA2h/YbFp4W/RV+jys0vB+abn7"
    "nqs9m9Sm52tYo1OqIVx0r1cng2N/M3TMtNeCndKT5wT9NRxoq2uin9i5+IpSLI6/UBR/iR"
    "108/aSfprFz9xPelss7vzRPgceiJ8Ba19c3gC7bmTVg/B/wbXL30KX8J8BO7+5uur0zv/U"
    "/BnRIolTA4aj+HjTaRHvYMCQWpzxDmQbOQ0+ynbeP5EJ9qndFdcTp+oxbdRm75vO1KWPM2"
    "qgybBCQnqSdp8sE1v2H8mtvMQ+GxVYkUat6gNU9uVJqTiFBU9UxPCpVD3o4gUxarBT+Q4B"
    "v3Pu0qnJRbn68iyOUio215rNK1U6weVsLTlCpJRktbFxLYOlk9N8DcheRUx0V0G3ewlz5D"
    "3fQhR0KriptuIsNpQwG8uHK1ES2TOuNqWbH22ySzIyx3PHi1s2XQJ9CqvpAWnPQKQc/oQG"
    "1Jas6istsVyU2LWtIVbh1YW11es3vUTypm+K1mS0Va+C3v0awC51ppiTLmzWCQuzf1OsxI"
    "w3hSGH+xhSwwQIsWjxBC5lBzuE1jxnnqwh/K1hOFRP7mEMbb1pmWsEViERyg6s7MDKDqzs"
    "wC8zbZSVsiaWsQDMKpb5VOI6v8n1MNGDQDnXrUoVY2OUyiJcdd57SFaZ9Smk+1fSZs1TXj"
    "lD6jP1lX1+rw23yj7/KtgcNX+UYXOUUrG51myuW7RifVlbIhdiZSQs7NgKKBSYu1CcameR"
    "zcksQTN4At4KSQ8xF4nsdTen7tOOquC9rW1Zql2FtrSrNa/aVJX8qOfUm9oRjCtVnKqeuB"
    "Pd+EHsDZtWK9wj9l3kV9TSMzaHTE/h2Q9efX+uF3vOGkVc2HJ9LuO/nrMSzuuZzjmxMY9I"
    "7O8KfDogtwvA2l7citSf2zF0Qm+97B5KVvk+vp/5r/kQnpjcLdM91Wu9g0hycm0XHkgSYK"
    "Y9PL7r2BaR52U5sMXEtuTdiD5yvZsDNC3htrbv/qKGS2aYfiTcjGIgvknPc6rfik2Hb5tw"
    "x6jPwRt23Cx1K+/M51PoDgZPH10CCrUhnmpJpvqS0EeDwoOcHJE7GHiZDCcn6utWnm3l2d"
    "602/PqptcTTmrvYMDOLy++fun00bEYHA6Y72us7mBc/06fcPfxOK0cQzEOhchrzaJrjCy4"
    "+dJpEf9owC7avZv2F4xHwN96sMPk2ghunCJMPBGA71OpAPwSO1IabpqHJdejlepUqdVcr+"
    "jIOi0yl0+z5/JpYi5L0aUMviuKPQT4qAjAR9kAHyUAFuJgGXwDAgVvAXh1rtmjsk6DgEj5"
    "C2rtL6CPOugiNEUJyImnWpFsL5Lq7abenjWXoZKB0mXwDFEoOONwShU9iWb2ll0riu3v2R"
    "VSVe/mpuWajB/g/V5CW93ITl5Rw0KZD0KUUn0Vav1VGJnM5JNKfI6RroHR9bTv7gefddOa"
    "O1TLi8rPYHOCcv9iGte2Td+z0jrXmRfXpo5pTBqpbgTvWjPfd6CvWj3lLshG/WkTdilzda"
    "ZklWqtThGqvFlY2zTL9QhV2dbpB+pws9z7HyLZQyV6Izs04GtVAmGv+R6iu5G9qtGnlxoq"
    "kK0phEjU9r4llYIX/aR9/38MYt2n"
)
