"""Accounts of their own, found from statements; and whose word the book goes by, kept in the book."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Beside a program that is running: rather fail than keep it waiting.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '10min';

        CREATE TABLE "bank_accounts" (
    "id" UUID NOT NULL PRIMARY KEY,
    "identification" VARCHAR(64) NOT NULL,
    "written_as" VARCHAR(64),
    "currency" VARCHAR(3) NOT NULL,
    "name" VARCHAR(100),
    "closed_on" DATE,
    "found_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "uid_bank_accoun_identif_8e999a" UNIQUE ("identification", "currency")
);
CREATE INDEX "idx_bank_accoun_found_a_d14e0c" ON "bank_accounts" ("found_at", "id");
CREATE TABLE "bank_account_uses" (
    "id" UUID NOT NULL PRIMARY KEY,
    "gateway" VARCHAR(40),
    "assigned_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "account_id" UUID NOT NULL REFERENCES "bank_accounts" ("id") ON DELETE RESTRICT,
    "merchant_id" UUID REFERENCES "merchants" ("id") ON DELETE RESTRICT
);
CREATE TABLE "bank_choices" (
    "id" UUID NOT NULL PRIMARY KEY,
    "number" INT NOT NULL UNIQUE,
    "bank" VARCHAR(10) NOT NULL,
    "chosen_at" TIMESTAMPTZ NOT NULL,
    "chosen_by_id" UUID REFERENCES "users" ("id") ON DELETE RESTRICT
);
        ALTER TABLE "bank_statements" ADD "bank_account_id" UUID REFERENCES "bank_accounts" ("id") ON DELETE RESTRICT;

        -- One text for all the ways in which banks write one account, as far as these tell: an IBAN, whatever stands
        -- between its characters, before it (a BIC) or after it (a currency, a BIC); the IBAN that a German or an
        -- Austrian bank number and account make; and anything else in letters, digits and slashes, without its currency.
        -- Empty where no account is written. IBAN: ISO 13616, its lengths from SWIFT's IBAN registry, its check digits by
        -- ISO 7064. BANK/ACCOUNT: SWIFT's MT940, field 25, as the Deutsche Kreditwirtschaft and STUZZA prescribe it.
        CREATE FUNCTION payflowx_account_identification(written TEXT, currency TEXT) RETURNS TEXT
        LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
        DECLARE
            lengths CONSTANT TEXT :=
                'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 '
                'EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 '
                'KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 '
                'PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 '
                'UA29 VA22 VG24 XK20 YE30';
            bic CONSTANT TEXT := '[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?';
            bare TEXT := btrim(upper(regexp_replace(COALESCE(written, ''), '[^0-9A-Za-z/]', '', 'g') COLLATE "C"), '/');
            number TEXT := regexp_replace(bare, '^' || bic || '/', '');
            size INT := substring(lengths FROM left(number, 2) || '([0-9]{2})')::int;
            rest TEXT := substr(number, size + 1);
            remainder INT;
            parts TEXT[];
        BEGIN
            IF number ~ '^[A-Z]{2}[0-9]{2}' AND length(number) >= size AND rest ~ ('^/?(?:[A-Z]{3}|' || bic || ')?$')
                AND left(number, size) !~ '/' THEN
                SELECT string_agg(CASE WHEN mark ~ '[0-9]' THEN mark ELSE (ascii(mark) - 55)::text END, '' ORDER BY place)
                    ::numeric % 97 INTO remainder
                FROM regexp_split_to_table(substr(left(number, size), 5) || left(number, 4), '')
                    WITH ORDINALITY AS marks (mark, place);
                IF remainder = 1 THEN
                    RETURN left(number, size);
                END IF;
            END IF;
            bare := regexp_replace(bare, '([0-9])/?' || COALESCE(currency, '') || '$', '\\1');
            parts := regexp_match(bare, '^([0-9]{8})/([0-9]{1,10})$');
            IF parts IS NOT NULL THEN
                bare := parts[1] || lpad(parts[2], 10, '0');
                RETURN 'DE' || lpad((98 - (bare || '131400')::numeric % 97)::text, 2, '0') || bare;
            END IF;
            parts := regexp_match(bare, '^([0-9]{5})/([0-9]{1,11})$');
            IF parts IS NOT NULL THEN
                bare := parts[1] || lpad(parts[2], 11, '0');
                RETURN 'AT' || lpad((98 - (bare || '102900')::numeric % 97)::text, 2, '0') || bare;
            END IF;
            RETURN bare;
        END $$;

        -- Accounts
        ALTER TABLE bank_accounts
            ADD CONSTRAINT bank_accounts_currency CHECK (currency ~ '^[A-Z]{3}$'),
            ADD CONSTRAINT bank_accounts_identification CHECK (
                identification = payflowx_account_identification(written_as, currency)),
            ADD CONSTRAINT bank_accounts_name CHECK (length(name) >= 1);
        CREATE TRIGGER bank_accounts_identity BEFORE UPDATE ON bank_accounts FOR EACH ROW
            WHEN ((OLD.id, OLD.identification, OLD.written_as, OLD.currency, OLD.found_at)
                IS DISTINCT FROM (NEW.id, NEW.identification, NEW.written_as, NEW.currency, NEW.found_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        CREATE TRIGGER bank_accounts_keep BEFORE DELETE ON bank_accounts
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER bank_accounts_keep_all BEFORE TRUNCATE ON bank_accounts EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER bank_accounts_no_card_number BEFORE INSERT OR UPDATE OF name ON bank_accounts FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.name)) EXECUTE FUNCTION payflowx_refuse_card_number();

        ALTER TABLE bank_account_uses
            ADD CONSTRAINT bank_account_uses_payee CHECK ((merchant_id IS NULL) <> (gateway IS NULL)),
            ADD CONSTRAINT bank_account_uses_gateway CHECK (length(gateway) >= 1),
            ADD CONSTRAINT bank_account_uses_end CHECK (ended_at >= assigned_at);
        CREATE UNIQUE INDEX bank_account_uses_merchant ON bank_account_uses (account_id, merchant_id)
            WHERE ended_at IS NULL AND merchant_id IS NOT NULL;
        CREATE UNIQUE INDEX bank_account_uses_of_gateway ON bank_account_uses (account_id, gateway)
            WHERE ended_at IS NULL AND gateway IS NOT NULL;
        CREATE TRIGGER bank_account_uses_frozen BEFORE UPDATE ON bank_account_uses FOR EACH ROW
            WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION payflowx_refuse_update();
        CREATE TRIGGER bank_account_uses_identity BEFORE UPDATE ON bank_account_uses FOR EACH ROW
            WHEN ((OLD.id, OLD.account_id, OLD.merchant_id, OLD.gateway, OLD.assigned_at)
                IS DISTINCT FROM (NEW.id, NEW.account_id, NEW.merchant_id, NEW.gateway, NEW.assigned_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        CREATE TRIGGER bank_account_uses_keep BEFORE DELETE ON bank_account_uses
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER bank_account_uses_keep_all BEFORE TRUNCATE ON bank_account_uses
            EXECUTE FUNCTION payflowx_refuse_removal();

        -- Statements that were imported before have their accounts too.
        INSERT INTO bank_accounts (id, identification, written_as, currency, found_at)
        SELECT payflowx_uuid7(found_at), identification, written_as, currency, found_at
        FROM (
            SELECT DISTINCT ON (identification, currency) identification, currency, account_id AS written_as,
                imported_at AS found_at
            FROM (SELECT *, payflowx_account_identification(account_id, currency) AS identification
                  FROM bank_statements WHERE currency IS NOT NULL) AS statement
            ORDER BY identification, currency, imported_at, id
        ) AS found;
        ALTER TABLE bank_statements DISABLE TRIGGER bank_statements_frozen;
        UPDATE bank_statements AS statement SET bank_account_id = account.id
        FROM bank_accounts AS account
        WHERE account.currency = statement.currency
            AND account.identification = payflowx_account_identification(statement.account_id, statement.currency);
        -- Nothing that refers to a statement waits for the end of the transaction, so the table may be altered further.
        SET CONSTRAINTS ALL IMMEDIATE;
        ALTER TABLE bank_statements ENABLE TRIGGER bank_statements_frozen;
        INSERT INTO events (id, type, subject_id, change_id, actor, data, occurred_at)
        SELECT payflowx_uuid7(now()), 'bank_account.found', id, id, 'system:bank',
            jsonb_build_object('identification', identification, 'currency', currency), now()
        FROM bank_accounts ORDER BY found_at, id;
        CREATE INDEX "idx_bank_statem_bank_ac_86ddd2" ON "bank_statements" ("bank_account_id", "to_date");

        -- A statement is of the account that it names. The program before this one knows no accounts: where it imports
        -- beside this one, its statement is given the account here.
        CREATE FUNCTION payflowx_account_of_statement() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        DECLARE
            named TEXT := payflowx_account_identification(NEW.account_id, NEW.currency);
            known UUID := (SELECT id FROM bank_accounts WHERE (identification, currency) = (named, NEW.currency));
        BEGIN
            IF known IS NULL AND NEW.bank_account_id IS NULL AND NEW.currency IS NOT NULL THEN
                INSERT INTO bank_accounts (id, identification, written_as, currency, found_at)
                VALUES (payflowx_uuid7(NEW.imported_at), named, NEW.account_id, NEW.currency, NEW.imported_at)
                RETURNING id INTO known;
            END IF;
            NEW.bank_account_id := COALESCE(NEW.bank_account_id, known);
            IF NEW.bank_account_id IS DISTINCT FROM known THEN
                RAISE EXCEPTION 'a statement is of the account that it names'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER bank_statements_account BEFORE INSERT ON bank_statements
            FOR EACH ROW EXECUTE FUNCTION payflowx_account_of_statement();

        -- Who settles payments: the latest choice holds, and each is another one than the one before it.
        ALTER TABLE bank_choices
            ADD CONSTRAINT bank_choices_number CHECK (number >= 1),
            ADD CONSTRAINT bank_choices_bank CHECK (bank IN ('SIMULATED', 'STATEMENTS')),
            -- The first is what a process found in its settings; whoever changes it has a name.
            ADD CONSTRAINT bank_choices_chosen_by CHECK (number = 1 OR chosen_by_id IS NOT NULL);
        CREATE TRIGGER bank_choices_frozen BEFORE UPDATE ON bank_choices
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_update();
        CREATE TRIGGER bank_choices_keep BEFORE DELETE ON bank_choices
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER bank_choices_keep_all BEFORE TRUNCATE ON bank_choices EXECUTE FUNCTION payflowx_refuse_removal();

        -- The bank whose word counts, null where nobody has chosen yet. It stays the same to the end of the transaction:
        -- who asks shares a lock that a choice has for itself. The lock's number is the CRC-32 of 'settlements.bank'.
        CREATE FUNCTION payflowx_speaking_bank() RETURNS TEXT LANGUAGE plpgsql VOLATILE AS $$
        BEGIN
            PERFORM pg_advisory_xact_lock_shared(187762079);
            RETURN (SELECT bank FROM bank_choices ORDER BY number DESC LIMIT 1);
        END $$;
        CREATE FUNCTION payflowx_choose_in_order() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        DECLARE
            last RECORD;
        BEGIN
            PERFORM pg_advisory_xact_lock(187762079);
            SELECT number, bank INTO last FROM bank_choices ORDER BY number DESC LIMIT 1;
            IF NEW.number > 1 AND (NEW.number <> COALESCE(last.number, 0) + 1 OR NEW.bank = last.bank) THEN
                RAISE EXCEPTION 'a choice follows the one before it, and is another one'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER bank_choices_in_order BEFORE INSERT ON bank_choices
            FOR EACH ROW EXECUTE FUNCTION payflowx_choose_in_order();

        -- What the simulated bank has promised, and will not pay since statements settle payments, is WITHDRAWN: terminal
        -- as the others are, and its payment is free for another settlement.
        ALTER TABLE settlements
            DROP CONSTRAINT settlements_payment_id_key,
            DROP CONSTRAINT settlements_status,
            ADD CONSTRAINT settlements_status CHECK (status IN ('PENDING', 'SETTLED', 'FAILED', 'WITHDRAWN')),
            ADD CONSTRAINT settlements_withdrawn CHECK (
                status <> 'WITHDRAWN' OR source = 'SIMULATED_BANK' AND bank_reference IS NULL AND value_date IS NULL
                    AND attempted_at IS NULL);
        CREATE UNIQUE INDEX settlements_payment_id_key ON settlements (payment_id) WHERE status <> 'WITHDRAWN';
        CREATE INDEX settlements_withdrawn_payment ON settlements (payment_id) WHERE status = 'WITHDRAWN';

        -- Payments are settled by the bank whose word counts, and by no other. Checked once for each statement.
        CREATE FUNCTION payflowx_settle_by_the_bank_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        DECLARE
            bank TEXT := payflowx_speaking_bank();
        BEGIN
            IF EXISTS (
                SELECT FROM changed
                WHERE CASE bank
                    WHEN 'SIMULATED' THEN source <> 'SIMULATED_BANK' OR status = 'WITHDRAWN'
                    WHEN 'STATEMENTS' THEN source <> 'STATEMENT' AND (status <> 'WITHDRAWN' OR TG_OP = 'INSERT')
                    ELSE status = 'WITHDRAWN' END
            ) THEN
                RAISE EXCEPTION 'payments are settled by the bank that the book goes by: %', bank
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER settlements_of_the_bank AFTER INSERT ON settlements REFERENCING NEW TABLE AS changed
            FOR EACH STATEMENT EXECUTE FUNCTION payflowx_settle_by_the_bank_only();
        CREATE TRIGGER settlements_of_the_bank_updated AFTER UPDATE ON settlements REFERENCING NEW TABLE AS changed
            FOR EACH STATEMENT EXECUTE FUNCTION payflowx_settle_by_the_bank_only();

        -- What was withdrawn says nothing: no verdict rests on it.
        CREATE FUNCTION payflowx_judge_what_counts_only() RETURNS TRIGGER LANGUAGE plpgsql
            SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (SELECT FROM settlements AS withdrawn JOIN added ON added.settlement_id = withdrawn.id
                       WHERE withdrawn.status = 'WITHDRAWN') THEN
                RAISE EXCEPTION 'no verdict rests on a settlement that was withdrawn'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER reconciliation_results_withdrawn AFTER INSERT ON reconciliation_results
            REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION payflowx_judge_what_counts_only();
        """


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TRIGGER reconciliation_results_withdrawn ON reconciliation_results;
        DROP FUNCTION payflowx_judge_what_counts_only();
        DROP TRIGGER settlements_of_the_bank ON settlements;
        DROP TRIGGER settlements_of_the_bank_updated ON settlements;
        DROP FUNCTION payflowx_settle_by_the_bank_only();
        -- The program before this one knows no settlements that were withdrawn; where there are some, there is no way back.
        DROP INDEX settlements_withdrawn_payment;
        DROP INDEX settlements_payment_id_key;
        ALTER TABLE settlements
            DROP CONSTRAINT settlements_withdrawn,
            DROP CONSTRAINT settlements_status,
            ADD CONSTRAINT settlements_status CHECK (status IN ('PENDING', 'SETTLED', 'FAILED')),
            ADD CONSTRAINT settlements_payment_id_key UNIQUE (payment_id);
        DROP TABLE bank_choices;
        DROP FUNCTION payflowx_choose_in_order();
        DROP FUNCTION payflowx_speaking_bank();
        DROP TRIGGER bank_statements_account ON bank_statements;
        DROP FUNCTION payflowx_account_of_statement();
        ALTER TABLE "bank_statements" DROP COLUMN "bank_account_id";
        DROP TABLE bank_account_uses, bank_accounts;
        DROP FUNCTION payflowx_account_identification(TEXT, TEXT);
        """


MODELS_STATE = (
    "eJztXVtz28ix/itTfFlvFVcly7LW4Z46VZREr5lYlI9E7SYxUyQEDklE4IDBgJKZZP/76Z"
    "7B/UYA5gWk5kWEgGlcugeDvnzd/Z/GQltNTOvl20nnmTKn0SL/aTBtTmEjfqhJGtpiET6A"
    "uxzt0RSjKQ7iYtQjd2xNx5NNNJNT2DWmXLeNhWNYDMf+PrPI2BiTl5nmEMeCX0OfEevxn1"
    "R3mkRjeISyEzzZ2NLhbAablqAbsAEb8aXYPTTGI2Jw4syoOxDGWJwSuEXDhN1wzOAtohF4"
    "qjk8wg/cPQS3bpGZZY4lsXw+Yk2IAT+cOo5Jcby4LOwasGdqjw3d4SdkpM80NqXha9vWC/"
    "zCbctD4k5tSvgSHkBzd5IZMJgyjo9mOMRi5gr+6JS88e8OCXRK4Z7wwI+/DBiefKyBGDR4"
    "KHm7cJW5xfEE7m3jXWvEWS0omVg2nPuEdB28M7Y0TbFL3gCXt2jTBdVgTD98aracP1JbPM"
    "yAuczQxL8rosGTvNiG41BG3owWFjdQ0qMfW0Q3Lf1JcI0Dja2ZZK7pM4PBpcYW+wHuzB5T"
    "G88yF+JeMuNfSzp0rCmFfTYI/evXRiBKMePgMfDX53HjH/+Afw02pt8oRwr8d/E0nBjUHE"
    "dmtDyB2D8Up4F9Dw/d649iJM62x6Fumcs5C0YvVs7MYv7w5dIYnyANHptSBs/k0HFoqiNL"
    "3XfC2yUfCnY49pL6tzoOdozpRFua+MI0/meyZDpyj4gr4Z/z/3VvLTRsOOzd9of3nf5w2E"
    "i8X3gLsVfH3aVbDN9NA99UYMwf8rwBQ8TeBl7g6lP77s27ix8FC2AyTW1xULCr8YcghJkh"
    "SQXTAy57Aory+Wqm2el89sbHOA03WoXH3o6AycEi5LHPY9AWWNqYa9+GJmVTZwb/XpzmsP"
    "i39p3g8sWp4LIFa6ZcSnvukTNxCJkdMDf6LhSdylGqTU7pPbP7e2ZwwNRgKSnB0wjRd7DU"
    "XQOOi6Pw+bfsMouAT3CEq8CHIqvAh+xV4ENiFcC1N8ndP9/f9tK5642PMRfVFfJfYhrcOU"
    "Am5zAVOYFnnnP+LzPMzDc37b/G+Xz1+fYyPqXxBJcxplu6vrRtOh5qTpL318A3x5jTdP7H"
    "SONicGlPvI3jEka/e9O577dvvkQkct3ud/DImdi7iu19cxGTkn8S8nu3/4ngv+Tvt71OXH"
    "D+uP7fG3hP2tKxhsx6GWrjME+83d6uiKA9BTYp5Utj2mVOuozDVDEBG+wQ3y+4X/j56U9n"
    "Z+/e/Xx2+u7iw/vzn39+/+H0A4wVd5w89HPOPLjs/trt9aNixR1//IEK++QppEzijkdNf3"
    "rR7PEwccQ6s7LGJg/Nz+bxPRrTpoKd+Nx4w76le29MWZd9BPNvabt3nrCGY2Oa+WYxh9FD"
    "gw0n4fFrDeRPYC1aEzSnkB6ERAwG1iEneBowHsGeMmEiNdFS1BjRdN1aoplnk4ltzcWu8R"
    "iuxqVVDMfAoEXbGO1KsPtsOllyOk5a2Lu8cIqtV9SQ47pVzsbwCTajXqw35A5Ouci258JT"
    "N8rvzLUwTHJMa+HZ2/Ofzz+8uzj3l0B/T97KJ1e58CfG1LgzlO9UBXUiSa00ilprFO6yNx"
    "TrYVlpJ4iVsGsn7NpoMA9cfElT9BZxZI22AvPMLqiitMkCxloMv/0aAbpn4cdF37O2EtoD"
    "qA7Sh0x/mguHutQMUA14ogsHNQu4AaDS0b8s3OicyAmZVEy2ezmMGPSFQx6d4hZZaJy/WL"
    "bnpQe1xhhTeP2cFVnY1rOBPutna6nPKBfuc3TCI+9OyD1cEjjEpT70SOEoJSMdbD+kB1YO"
    "3QAALNyjAUPP+bNljDEAwehLcGG8P42MKcjAeNaEQ5jCLnSUE800CypQXxtwZVwF3M+E5y"
    "xX3vG9eccpTs4yqqtPcHSq69n78wK6K4zKVF7FsahmJX5LsNcbf4R+x7PTIrYBjMrm72nC"
    "9eitUEOwCmdlGJ0grMTxmnnLd8Bw2zIzJnSHLeeC1124J43pNKk6urR1ntyNh/vOXYvg3w"
    "G7/dK5a/dv4X9va8Da1zfdXouIn7heUEQqb4sI5W22TN4mRGLwofgup8jl0gKWayzjmxmm"
    "i8nkEQi3JRRvid/tR/Ly9vZzRGe/7Ma8f72Hm8sO8F6wHgYZTsgpGAnQRbSYMsZTlFJZTr"
    "WznGJiTlGTK4g84ywbEH/Nvj+HLv3a2M3thfEXumqkWs7usWa+7awtjOETXRU2n6UN+wNa"
    "p6umC2UDEg9VJexJz8IdUwRtpRjF1U6SjrKi8OI4UjuLI6q+Cs+Ai3VQJmXNTEpl8oR0vW"
    "LKXp62lzR5bDoxvpWydXyKY+TxRREWx78kIQ5fJEBtoaUnqVEbTLNXGWG9KGFcpV45MgR1"
    "YOzO06ldrIr/PQeuXnZ77bu/+cgW/6P++bb362UKtuXyb/1OWynYr0XFCouZflsYcLoKYo"
    "5SKkW6zlIW4WERMqwYWg7RKknXWdI2fbaeKsk5SqmkXGcph2yvoqZUiESh/dMQhlHuJln7"
    "0bKpMWVg9yc87DGGJgLsh8nUYG/wMtvai2/Uh6cUPP2YmlR6a+9gft91r/qNP/blu+l8c6"
    "jNNLPrxugb6VmM8VHNNQmN7vihG/o3ioI3MUtRk54XQyTjpcEHWiKN0OB8CcMw2O+m6HhO"
    "HM83Q/A5RCafi39AuAGm0qVnR+7guiK7EgNLQ93U4NsgkAx4xRliR02BUYDTPFFGXjQ3o5"
    "BrImsTL4CUgWsKLLcW3ifQwX94OS8TkVnODB4s218ln0FEDuQj5HitlIdqvx6qQFZFPSgB"
    "xRF6UM7evy8EfHifA3x4n5EZWIbJIRLF5WJcVo6SV6Fyx75vpa2rJLkSeK0FrmwsZWMpGy"
    "vbxrqjE5D2rI96fSPVvoqMWGNb2XLsUJgJBc2qWzAOXDrXvBBVTbgEXDfJ1LLGwkpBKwIY"
    "mTSQKp0h1fYQ1Fmhcvd8yu7YzbKTZ3eE5JTgdl5cMUqnworNimFFYcVVUaAihEp1qrXqVK"
    "OgohLzVjXkKm+yiiUeiHxDaksJzSRKpeygfDvI5dZGTKH74FyHydq11lB0btXMIPLYn14j"
    "JJBNbnEQN1m0mAHUFmmuPxlMJoeapoytTCwTTuwmnBpOSwRXJtrcwOqRk6jBw09IWySS0r"
    "Fn9hAs5mgTmG82woanII9UoPEOL10krzUdjwzDvoa1CmV/7df+Ut7yV6E6KAvgdYgZF+8q"
    "Qg7RKRug5hIewsLL01TUnAoFEapjTOsulNWdk9QdjyKraJOKNu3fvqpvtOmG2ogDy+hH4B"
    "9t5ptXc3dc8YpGYIispGnjaE+Ue1X3OWLXTOrWMJQp/LLWkEDJ+XWERGMCYdMgyA7rDKUW"
    "MtrOVVQ1oAM0kFTq5naLp6hKHapSR12m+6EbCrWp1XBHgbO6YRqiLl6f2nOeriikDVyjM9"
    "gRkqHj0xSA/Wvyww18xv4+hoOdfR419iRrFnraiOslpVSqAPC1f6J04RZMFt18jMmE2hQb"
    "/zjuOUEzE6UB00D/O7iqWx5xJfoLCYSMr7JYE0HtXUbWVWRinyh5z/RVE+8EkTam6dZTdI"
    "JSiww4qVvzBeqeY8INuP6AjZ4104ApZVvz0QlpY1Ok8U/YDqlFLJGcIMQi2g5h0UTx3wm5"
    "1DiccmEZojURHJst2dimY2fGJdBnATfpdkPC+3OfQSlPh6o8eROsjAIVpjk+T8W7AhrUu0"
    "z96V1ce4LlYviIb9VQvlVJRmdXAE8hVZXAUxQmZNTcYGndcvK6TUTIjomxO2g3EWa/A0aA"
    "jX6gqhM9+wTHJJWNTfeAXRUmfQrxMTF5x1M/ULLKmmpRSmWq1c5UUxb5qxXz46psH8M4oQ"
    "ovxRZKz7gtydgYmWoRmRu0m4eCOt8duAtHiA6St2tjd7HJlRG/S18gVGx0PX8Tq2LNIqRf"
    "pPOqker39A42832dnhOvhH9TI7ppiK7n/ImOsQvcoyjZYcNteh3YMa45o2QK/HvRVrCTv1"
    "A7rdncd5/R9UuSq0+dq7/wpuvVs7H0M3Fdd75/E646ncoG5ohctSn9N8Wm6NQGWwLG+w3W"
    "nZALc2LY3CFzY2oLd3BLdj+/vbshuobdy+m3hegxk9+/3MMjGGM6X1gOup+wUrBEq7oPNb"
    "Sp634VL5XcmZJcmHRC4klyq/PigNhykT4o7BtLH6HNsd1fYH0pJ+jenaDxSZVgeU6NlSTp"
    "McaVt1EGZALXp/bCNtIUlrzM0hihSi1tVkwtjS9Fxb1IcUrlQqrsQtpLBKZ2rN9mCMZVS4"
    "Zz0CeslA9qXr+lOOURcvuiSAexi+wGYheJ/mERPaworyNExxdW3MonNHxnJVgdIzs+Zr89"
    "LdrDILeJQQIKB4aNs0yJbBXrJBZQ13kVgU9Ut99t9zvXLeJvDtj9w9VV5/6+RdyNAfvY7n"
    "7GQfI3bpkWE1MhIZXoKuYZfSVehhBJncVS8U04L8Li82wWn2exeFhpkU8lPr71Zzv2kmwI"
    "D9wcl+J5nO742L15DcbjWflEriTl8fH7faGv6/ucj+v75LdVxVgzuX9UMVYPqFpF0DFalQ"
    "hbZ0nvPeR7QK9xiUi6yntVea/7j+2uz3tNWwo2wtkSwIRD5W4xZMKG4uaBmB4t62lImWOn"
    "GNCXLvEto30L/txRU8twIPmSuoTzdbzTHeSHOCGpP0qjDC419nQ1swydNlKBBqHjzXysAW"
    "YkDXUxtEQbFU4dx6SylS0K+IdQsrTIFcIjLJYiJHKPxJVkOpSADgg1mzvwiPNH2SAFd2Oh"
    "X4EHwMSm1Oyqnd+Dh2mQ0AORHyXH0zF520QiHw8hhyxsS0cMwsRaSuACZoXjTcMz8F8I1f"
    "QZgenutlfBVDG3pcsPvGDqk4rw7zdHXIg/yenMAGdAsJnQ5no2H1ACAi5EVZ3gHm2dfa2N"
    "++7Nw2fpAvc3BwwMon7nptProxfc366H4xsWSk5ZFZs6TKh8J7W2qF1ZlYenx+gUjDrXBv"
    "TZtUtDsJ6MXY/xjU2tmkF874XimY3yDR1fo3xzf2QZrK9QeLGQANdWIoNedAN0k+bJaAxK"
    "o9v57wUUYDGcG/Ml6ppjSbgQhEsnA/q7wQug1tz2MbwzjQdqtcERqYsL3PVd+/cecS88h9"
    "dKVleKnhPUe+uFET/IJ0sJyKn9C1DClJG1bTVzwJCAE4aVF5jlkMfvqcS0HoGr9PC96uGv"
    "AkDxpdO77vZ+bRF3AzTHTr8vsBLuRhw8MWD+u9UKXrN6aJYKJKpAojVh/VbrdKiI/64j/t"
    "xa2lnwoQIfA5+6zpM7cCUML9u9v4T8CeL/kFMh5FOosvBvvsCucDdXQnklKY/vjdgKxOtZ"
    "M0HpRW9Luhsnnd1RqjwfzuExPYfH6JKJ46GFuVPWBRZQKUBJnd1fmuPQ+aIadChOqyRdZ0"
    "lLZ0sVOUcplZTrLGWF+HwVYvaS6Mp52KJUCraWH7JYBNUqvjtgEap8cZisXRu0iM6tXaGr"
    "0HspAgibhFjdeydVOCswOtu6ji7HRibQyhvQLIC00uTYop0vGHEJED+EkZOgdrOEFbkd/j"
    "jxJwI/IV+otTC97hSOLNbCtZWM1hgOedE40U2Lp9V+2f4lMSQ0MsZAZ0wMXUzGkYe54kiP"
    "daxlK0MKdCuON/IyM/QZkWGdF9twJDzLu9M3I9znIOSA++dygVqipvT8x+aAwS1MNDi1OM"
    "wpcahp/kJQg1+59a+DJ5JPwizvEiekZzkz4JEAar1oBoalLPFoeLtjvE3BmJF8yiE+lJXZ"
    "NvFrI8oAEVfyXKvJ4jKC8SrgVJeAU1J2RZ1YSco6+xlrkzkXvN1lmB2lOj5v4eb5rCJC24"
    "4I7bSvUK1n79ui1RTyiikkJrD38S3j6o4QvWZPd1jNKOM5CdMpv0nt/CYJE39fwLmQsfTA"
    "aWOdQYVjSthUwyUvmsLSR/yZnyziWKF+PKIpjjOzreUUG/a4tSWaAmy20IwxotoEhW8n/U"
    "Lgj2GSkddOd5S0qnZxQZUvUnOzYQ91ZGr2Odp2GRmNc2PKqsXyoqTqM1a7z5jqeP6aJOx9"
    "1Mt9mqJUKsCjGibsPmymBeGA7w6bxcILhzlp14bOom9tjUs/1HP61qvyQyWr0I84NjKNwm"
    "BIs4BNGERyilmEtywU/fFSnvzYTxeMNum6d1YYAJprY5Fs9OK2bMU8qSbhVhDDEin9YLEx"
    "2Rd1IvrHc/IEnzuWNA93enURfwteOT9e5gXTNB4kgIlQGxcRvVHY1h5FKyQ4MziHwZtCuG"
    "4sjVl+5BAODZi8ODyM7C/r+N1l3fEYURQ3+mhbT/h8E1kz4YSMFrYFsp3zkTCKOXBCJoBZ"
    "zOUBxgQtNpUlHQzxCBocskzaGjC+nLvNJWQrXRmnkwljgunYzgIjeG61B82/vcysMS9856"
    "QF64z5wrJTWjREFjnQfIRHMZFdFjkQcW/ECJUxX4MYoJOGuMjpMhCmUi0GwkZHmRYDE8ue"
    "p9l+xXI8Auo6h6saV+2b/vD0/bsW8bYGzN069/edD9hN/0/npy0ifgbsst09axH8C6Pvf4"
    "OB97/FPzd7SvnLMeiyHWC5Bt0R+MBUnfzD5DKn8JjY8LZ0EaAUyko5rHVj+IbLAS3AXCjP"
    "3BiVYmySsQYfwqltbZwWibi0QGfWWIbyEqWM6y9AWp/P50bUl9vbzxH15bIby6nuPdxcdu"
    "A7KBYOGGRIm7omqdZ1m8hbzbQGm650jmOE6DUDPzyjsgTvQiSvmXPWgjI4W5VKFgnSI/pa"
    "7bqShWnxilJIkCopVJUC6AeeT6+8ZhGmVJpFcc1CsI45BltaaTWQ1rM9TFuN8TWb/Lvhu0"
    "i3GmZE+jJXmxjVMRUv2pzl53r7k2z98/1tL8PuC9HE1RFDd8h/iWnwQ2RuDueQG5HJ7KnH"
    "vnM1NK2vUlyreILL+HISDV6UwdbESBWCqtb4mpTQUtGQUQqpgoTE21CbtCRXQyQKt5SPsE"
    "FWJVlbAfrhYwo+umc8TO6uBYCE5lYBdE34/d4Im8uhmOq5IKzlccqqWDOgTSytP712cSL1"
    "P7d+caT6gFE0/QLhLnPr2UW7sDD65ISMwhU+BTiF0Wdqw9+p5hjP9BcEa9BHw8WREN2mYy"
    "OlkvE2LhJKXXdWo0jPDwGXQYyLRM8IRZ88rkR2B5zLmFKZjB4G7bTc8sUueAcOMITU+I1N"
    "XgydwjVdyEwArQkuoCPa55FO4J0kb0aWbUwNppkBqkcTnUp+lPn4mKj+ElRexp4pmMRuE2"
    "CK6RVKxgLKmKM/wqnBR7IEtMy+9/NX8GShOszB7QiaJjw2mVkvZGpZY3FQVgXg5M1bD2v0"
    "CNz4MRtdw8NYL/g2GGLmxKE2CgGzVwSML5cEr7PDcyESZfum2L6vopT1Tbt/9QnrVLsbA3"
    "Z79+VTu9ci8nfArh++fO5egZnUIv4mrIO/9m7vRAdxuTFg//fQvmv3+t0e7g39E/8YFEK8"
    "nBVBvJxlI17O4jGpJ+BbVVF6tDUO/DW+tP8ma8y6GwP2sQMSgz8gq16/gxoPtnuXWwPWB/"
    "Hcf+zctYi3NWB3nZt2t3eNO/1NRDHBxEAYE/zA7Oh/wuPip5JkN45lQsep0AgqOFx9OuVs"
    "LePktlE/45pZnuNhSsXzMjyXGmJ5jgd0it+F+b3nlgg14/kr6ohQN85vE6aDKwNG28uiTe"
    "J0rxlyouq5fx//VAuCnbcg8F7falxPI1aML8R4yuBE1hB/yuVdJAgVwwsx3KZzw/FN+uLp"
    "F2GqI2T1aaFibzgsp5dMstwbXJBxTfhRgZvjUjxPoz0+zm+lyt7ech9rxuo9pD6GQjxlYh"
    "wxMgXXSFblLIU38wkU2Ow7wGYuaq/Mqh0iOb7FeisN8RCk4NBvKa7qPuzN0EdCNHUOJW0E"
    "udf5az9/ZkcWam94fLorGOWrhFHuuQ9NzZazzXyNA1RROa7G6RSMMpG07rWbL8vZOOEGp+"
    "x6sEwt+ZoDT42glzYCnozUvjrMqbsWPxl/ewsAVffToKqea+7u+1OlrStJUXh9p4pjsiMn"
    "O8DFZP1Mj6+mRYSxKeyvQLrnQ389MHwx5C9iy4u2s5IF3gQsFRtCeaquLHEnMbJNgQ+9/9"
    "T+6ez9BQJmsS6c8A81ETwqJd0KNYtya9t55yIWzK+UtlY7vXQqqFVeRKFY64VidaWS4HSe"
    "JzOgUTXcmlVruMHLU7YZTpjmKNwSOwhIcePfdOjPy+KgoijdMYG1d10VQbmCXocryJfW46"
    "qkeZ2kVK6LfBM7xLGNWH8PnB7i96OoxZGcYHVNTbzVXTzlOiMlNLCwqWL5NIUNlqAqN9bT"
    "Fip/k4gMPk4WpqaDPcDoiyw8LYwLOcKyZbFtWWtaY4RqtmlQG7Px0oyTbV0m1RDx0qfdOo"
    "nKIKmVQVK65uV3lrus25q26ZQ6VYpBBWfqylhV42JfNS5UjGaLMZp9aZGXlvWUU9siOLxG"
    "Y7QpcEI3TEN0aRfpbMX0xf6Muk1PHPJMbYEGc7u5uOGXlts4xVwRG2tFwNHo1aR6h31ORE"
    "GK5QKt+3FaR9FtXUoWueBDrE/q1n9wvCoX3pV00DW5Y5gmwcZCU6yXwUB11W0xOzST2EtG"
    "TOAbJ5KSU1E1AktcgB7rV5LAuzsh8CwDmPja2DQY5eKOZHsWuGW8Kp7M1XptjqUzXsRu/z"
    "lNuG9blM0A5nAytrC8Bdb+wGHzgs1Rv4bS52GVhvcLJ3l2m5U9Iz8qaMe1/ATmqcKvtBrC"
    "Tfc+2OlvDxicof+5g5n2wy+d3nW392uLJPcJ+nvYGAbHxHli++IrSjEcfyEUfw6GP5kvof"
    "G0EiLFRBxQ11rEnb+2r0AG4mfA0BPZ7Q37t587d+3eVadF4nsGrH1z+wAifZCVEcL/+cdu"
    "fwsdwn8G7Orh7q7Tu/rb0Js1LZLYNWB4p9cPcFl3Y8CQWuxxN0Qhh+vhZ1GAw9+UlHICXU"
    "tq95/I1PzY7orjiV31mHB7SfGtm7631Rxf+m1BdXQ2VkhlT9Iek09jx5En2e5O9JqpIIo0"
    "alVZoHIUUOrTKSJYU0vDo1I10YuX0hiDpl8+2hpQqUBrrQOtc4OLlg3lRRylVGKutZizkV"
    "l5H60MZJb6VBX+VAXOjwTrs/0aESLl1kh69qshqzMR7qVh1cXx7bUUwWbg7clpvgHO3kWc"
    "qnf+aY+SzZH3fAe49VTmpnr3s8RQwtEvH65EEWvXHd6UwAz0oq/IxJgubRdpbjgEzin83C"
    "ekvQBVfvwTurxbsg6z9J1zURTZMsdYN1kT/nH3vOlFrbd9UfT/Y3QhSFPwqjY71J5jFYFw"
    "4/cgJuBdFGtn40XhlsPnGFPdABZimekZHDohowmlQQHuAYuW0kaQvucNgBslT5QummQEtw"
    "wvlW+UjkSh6YnmN3Wn4jaQB3NthRECoJFKwYhYGOXQTFNC+7PxMaFF114my05/beg21ZIN"
    "3mGs+17kxg0UikaFDlToQIUOVOjg0EIHyrFdEwvVZ2aVYE4qcZ3XgHpEdUAXXmpmpfLEMU"
    "rlmak6711OVpn1KaTHVz9pw1Nexc/qM/V9W7GcECJku/vinsZ5f3po/I7Z2eW4nkKseF+c"
    "9yp8edRxLRW+fBViVuHLPfXwiDhny7xeUUr1etX69aob/L6+oi2R3BeEMArH/X0KxcxDqL"
    "Z4sJzNSZXEIF2CvRWy+GIRZHnWw5y66+P4/ntb2zqLh8ra0kiUvPKJVRJ+v6eA4oHwuFIJ"
    "xeqZqNFORqLZeVrzC5fYQxDdUVPL6HacnpN6HLKKo6zgu5beJroKv+4i5zsShn0vKmrJGk"
    "UgUfKDVgYPtWQlwFALjXOJsREgHpjYJ2T0Ary2XkYi+Xc0hZPQkZvfS0mQ8evhlv65HMMT"
    "k8dVOvJpo1cQac720qR86AGEXJhTqAKozD42qex5j/in4FQviGp6RICRWBS8k4jyoMu5Ry"
    "13i+xrzTQHLJazzZuEavpMPpXAcgl0VB666tFyZuIJcVqQiWVjfrS4APa5BYFwgQyzlo5M"
    "fxYP6lgOSE5yBosKgZwd2zKJ3C8rn77MLFOylWgTx+UynLsl8F7W4z8p3McCM60FPEawxA"
    "souWi0kY6tSEdNuGI04u3KJx4UGTU9fsHpgLX0m0O4AYdx90pguOg3nYLELs7JI9x4mWRu"
    "O4rRUogshcjaNlzn7qHXE+Aqd2PArm5vvnzu9BHW4m8OmId0qQ5v2XxTc7j6dJpWeaqYhE"
    "LktRbRPSLiHj53WsTbGrCbdu+h/RlxdPhbD3EYfDiBC6eoTWsyBj0qlTFYovm27qQFOXPx"
    "FKmBzVrN9Yowig9F5vKH7Ln8ITGXpY5Whr8BxREy+LwIg8+zGXyeYLDQe8vw1ydQ7C3AXo"
    "0PrUnZcJJPpCJJtY4k0W8a2CI0xQjIQfMGJHtEttS04qbMMCrDzxCFYmcSioUmepKb2d1J"
    "A4rdtycNmaqPS8N0DMZP8Hr7sFa30rQ07DIq88WN0x0f/PbivMB39+I887uLh6K8DjnWUr"
    "6+VDfmmpnO7Rhl/D2QpCfuKQ6P8TmMvu5cdW/an0GLaZ7G7J6w7pOo6luxR0WUUqk6tVZ1"
    "JgYz+KySnGOkGxD04bxShydnzTCXNh3mpUhmiDlBeXzfqY212f6uIh+brZLgR0UzAoHhqG"
    "m5igguYcFA4O+ipDBGiWD6kJnG3bz/MdEeMSKl+WUGsOqvH92Cr8hKRIAMLDbwS1BgwOBY"
    "m4DasgGfuJ1nPNkUZJsMEu786usjUZlRJ1VmZ8sBpyd4mKrBDI+2zt6xRvvqqvNFRJa8rQ"
    "H7/a7b73d6w9uPH1sk9A8Gou7uOlcwaHj70L/vXncwIBXbVSXysfk8a2Y5pXyZ3vg6C6vi"
    "p+rtaaFvFQ7LCS2dptROkEtZBUUwRqo0/lprgr60SjelS1IqhPcaHHLAsSSjVVO6ZrKUWG"
    "yCbbQpuarvdgj13drUNvRZI9VqcY+tsVi0YNQ66ySbW9+hx6etqpmBjtSFNCXG4YqmttNp"
    "MzGObN3dRTKW0QJDJEeoCG6lNzS+ViU47A4/Qu6+Lapl5ynZiU4TFnNSczqyA3chkt1H7v"
    "ajbm0sRrdXZ9wf/w/sGBXv"
)
