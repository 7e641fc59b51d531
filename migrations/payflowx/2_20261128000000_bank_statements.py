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
    "is_intraday" BOOL NOT NULL,
    "currency" VARCHAR(3),
    "from_date" DATE,
    "to_date" DATE,
    "opening_minor" BIGINT,
    "closing_minor" BIGINT,
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
        CREATE INDEX statement_entries_payment ON statement_entries (payment_id) WHERE payment_id IS NOT NULL;
        CREATE TRIGGER statement_entries_frozen BEFORE UPDATE ON statement_entries FOR EACH ROW
            WHEN (OLD.status <> 'ORPHAN') EXECUTE FUNCTION payflowx_refuse_terminal_update();
        CREATE TRIGGER statement_entries_what_was_read BEFORE UPDATE ON statement_entries FOR EACH ROW
            WHEN ((OLD.id, OLD.statement_id, OLD.position, OLD.kind, OLD.is_credit, OLD.is_reversal, OLD.is_booked,
                   OLD.amount_minor, OLD.currency, OLD.booking_date, OLD.value_date, OLD.bank_reference, OLD.end_to_end_id,
                   OLD.remittance, OLD.transaction_code, OLD.identity, OLD.original_id, OLD.names, OLD.raw_text,
                   OLD.imported_at)
                IS DISTINCT FROM
                  (NEW.id, NEW.statement_id, NEW.position, NEW.kind, NEW.is_credit, NEW.is_reversal, NEW.is_booked,
                   NEW.amount_minor, NEW.currency, NEW.booking_date, NEW.value_date, NEW.bank_reference, NEW.end_to_end_id,
                   NEW.remittance, NEW.transaction_code, NEW.identity, NEW.original_id, NEW.names, NEW.raw_text,
                   NEW.imported_at))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        CREATE TRIGGER statement_entries_keep BEFORE DELETE ON statement_entries
            FOR EACH ROW EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER statement_entries_keep_all BEFORE TRUNCATE ON statement_entries
            EXECUTE FUNCTION payflowx_refuse_removal();
        CREATE TRIGGER statement_entries_no_card_number BEFORE INSERT ON statement_entries FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.raw_text) OR payflowx_has_card_number(NEW.remittance)
                OR payflowx_has_card_number(NEW.end_to_end_id) OR payflowx_has_card_number(NEW.bank_reference))
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
    "eJztPWtz4ji2f0XFl+mpYlLd6SSdZW7dKpKmp9npkL4Jmcc2W8SxBWhiZNY2Iexu//d7jm"
    "Qbv2M7QAzRl+DIOpJ8jiyf9/lPY6YtR6a1eDzoPFDuNlrkPw2uTSlcxG81SUObzcI3sMnV"
    "7kzRm2InR/S6c1xb03GwkWY6FJoM6ug2m7nM4tj394lFDGaQxURziWvBL9MnxLr7i+puk2"
    "gc71B+gIMZlg6jMT4uATfgA37rzEXzkBm3hDnEnVCvI/SxHEpgicyEZrjHnBbRCDzVFB7h"
    "B8e7BUu3yMQyDQksn49YI8Lgx6Gua1LsL6aFpgF/oLbBdNc5ILf6RONjGp7bthbwC8uWt8"
    "RKbUqcOTyA5jWSCSCYcgcfjbnE4uYS/uiUvAlWhwA6pbAmvPHjzwOOgxsakEGDh5LLhVmm"
    "loMDeMvGVWvEXc4oGVk2jH1Aui6ujM9NUzTJBThyiTadUQ369MND8/n0jtriYQbcQ4Ym/l"
    "0SDZ5kYTPXpZy8uZ1ZDkNK3/7YIrpp6fcCaw7A2JpJppo+YRymMiz+A6zMNqiNo0wFueec"
    "/WtOh641ptBmA9G/fWusSCl2HDwG/gY4bvzzn/Av4wZ9pA5C4L+z++GIUdOI7Gg5gGgfim"
    "Gg7eam+/GT6Im77W6oW+Z8yle9Z0t3YvGg+3zOjAOEwXtjyuGZXGqEtjqi1Hsn/Cb5UNDg"
    "2nMaLNVYNRh0pM1NfGEa/zOacx2xR8RM+Ofof72lhboNh73L/vC60x8OG4n3C5cQe3W8Jt"
    "3i+G4yfFMBMd/luCuEiNYGTnD+uX315v3JjwIFsJnGtrgp0NX4LgBhZ0hQgfQVln0CRfF8"
    "PtHsdDz7/WOYhoVWwbHfsELy6hDy0ecjaAMobUy1x6FJ+didwL8nb3NQ/Fv7SmD55K3Asg"
    "VnpjxKe96dQ3ELkb1CbvRdKLqVo1Dr3NIvjO7n7OAVUldHSQmcRoCegVLvDNgvjMLn37LL"
    "HAIBwB6eAqdFToHT7FPgNHEK4NmbxO7fry976dj1+8eQi+wK+S8xmePuIJJzkIqYwJGnjv"
    "MvM4zMNxftP+J4Pv9yeRbf0jjAWQzplq7PbZsaQ81N4v4j4M1lU5qO/xhonAwe7IF/sV/E"
    "6HcvOtf99sXXCEU+tvsdvHMoWpex1jcnMSoFg5Dfu/3PBP8l/7jsdeKEC/r1/9HANWlz1x"
    "pyazHUjDBO/Ga/KUJon4FNUvmMjbvcTadxGCpGYMZ38f2C9cLPT387PHz//sPh2/cnp8dH"
    "Hz4cn749hb5ixclbH3L2wVn3l26vHyUrNnz/jgz76D7ETGLDnabfLzTbGCbuWIdWVt/kre"
    "nhNN6icW0s0InPjQsOJN1rNuZd/gnEv7ntrTwhDcf6NPPFYgd6DxkfjsL9nxSQP4O0aI1Q"
    "nEJ4IBJhHKRDh+AwIDyCPGXCRmqipKhxoum6NUcxzyYj25qKJsOA2RwpFcM9EGhRNka5Eu"
    "Q+m47mDjWSEvY2J06R9YoKco5ulZMxAoD1sBdPC3I7x1xky3PhrRvFd+ZZGAbZp7Pw8N3R"
    "h6PT9ydHwREYtOSdfPKUC39iTM1xh/KdqsBOJKEVR1FrjsI79obiPCxL7QSwInbtiF0bDu"
    "bGEV/SFL5F3HmCW4F9ZhdkUdpkBn0tjt9+jQDcg9Djou5ZWwruAVgHqUOmP02FQl1yBsgG"
    "3NOZi5wFLACgdNQvCzW6Q+SGTDImm50OLQZ9oZBHpbhFZprjLCzb19IDW8MMCq+fuyQz23"
    "pgqLN+sOb6hDpCfY5KeMTdAbmGKQFDjuSH7ijcpeRWB9kP4QGVQ88AAAf37YCj5vzBYgYa"
    "IDhdrCbG9WnEoEAD9qAJhTCFJlSUE800CzJQ3xowM54C3mfCV5Yr7fiLaccpbs4yrGsAsH"
    "es6+HxUQHeFXplMq/iXpSzEr8l0Ov330O94+HbIrIB9MrG79uE6tE/oYYgFU7KIDoBWAnj"
    "NdOWbwHhtmVmbOgOn08FrruwJo3rNMk6erB13tyNm+vOVYvg3wG//Nq5avcv4X//asDbHy"
    "+6vRYRP3G+oAhV3hUhyrtsmrxLkIQ5Q/FdTqHLmQUo13jGNzMMF6PJHQBuiij+Eb/dj+TZ"
    "5eWXCM9+1o1p/3o3F2cdwL1APXRibkgpGDHQRbiYMsJTFFJJTrWTnGJkTmGTK5A8Y5Q1kL"
    "9m359dp35t5Ob2jP1Kl41Uydm718yXnbUZG97TZWHxWcqwP6B0umx6rmwA4ntVCXnSl3AN"
    "ik5bKUJxtUHSvawovDiu5M7iHlXfhGbA83VQImXNREol8oR4vWLMXh63lxR5bDpij6VknQ"
    "BiH3F8UgTF8S9JCMMnCae20NGT5KgZ1+xlhlkvChhnqZeuNEHtGLrzeGrPVyX4ngNWz7q9"
    "9tWfgWdL8FH/ctn75SzFt+Xsz36nrRjs18JihclMH2cMhqtA5iikYqTrTGVhHhYmw4qm5R"
    "CsonSdKW3TB+u+Ep2jkIrKdaZySPYqKkqFQJS3f5qHYRS7SdR+smzKxhzk/oSGPYbQhIF9"
    "N5G6al29zLa2CIT68JaCpzeoSaW29gr291X3vN/4/lK6m86jS22umV3PRt9Ij2KM92o+Ed"
    "Do9R96pn9W1HkToxQ1qXlhIhgvzX2gJcIImePMoRsa+70QHV+J4+tmCD6HiOTz/B/Q3QBD"
    "6dKjI7cwr4iuRMPSUDc1+DYITwaccYK+o6bwUYBh7iknC82LKHQ0EbWJEyDkSjUFklsL1w"
    "lw8B9O50cicsudwINl66vkMwjLgXyEHK2V0lC9rIZqRauiGpQVxB5qUA6Pjws5PhznOD4c"
    "Z0QGlkFyCERhuRiWlaLkVbDcse9baekqCa4IXmuCKxlLyVhKxsqWsa7oCKg96SNf30iVry"
    "I9npCtbNl3KMSEgmLVJQgHHpwnXoisJo50uG6SsWUZQkpBKQIQmRSQKo2QKnsI6CxTuTee"
    "kju2c+zkyR0hOiWwnWdXjMIps2KzollRSHFVGKgIoGKdas061cioqMi8UQ65ypusbIk7Qt"
    "8Q21KCM4lCKTkoXw7ysLUWUeh6NdZuovZJaSi6t2omEPnoT88RsqJNbnIQL1i0mADUFmGu"
    "PzEug0NNU9pWRpYJA3sBp8xtCePKSJsyzB45igo8zgFpi0BSavhiD8FkjjaB/Waj2/AY6J"
    "HqaLzFqYvEtab7I0O3b2GuQslfLyt/KW35q2AdlATwOsiMh3cVIofglAxQcwoP4eB10ljU"
    "nAwFEah9DOsuFNWdE9QdtyIra5OyNr28fFVfa9MFtdEPLKMeQXC3mS9eTb1+xTMagSCylK"
    "KNq91Tx8+676Dvmkm9HIYyhF/mGhJeckEeIVGYQMg06GSHeYZSExltZhaVDWgHBSQVurnZ"
    "5CkqU4fK1FGX7b7rgkJtcjV8ld/LdObAv/kEb+B/c4uxBr/jx1ojuslExR/nnhqYAflOuK"
    "vbsEy/+hB+0+GDPYZdudCW0OgsqJ2WaPnZI3opC8n55875r05TdELOgmkm8b75YgThjW+z"
    "8VgW70GtrU3pvykWBKL2lHHoHxQXckVaRC71uMx2XDJlY1ukH2zJyj+XVxfAcmDlHvo4E/"
    "kV82v3+Lw4M+h0ZrmU60vMkiE1td5DgfA4gmfymHGvMcWxJsm94CC5mSmwg88G5nYS+flh"
    "cdk9tCmmuh4CxixbcU+14J7im6oEI5UCuo881SZc4EcwP7VntpfJu7hXVQxQuVU1K7pVxY"
    "+iOAmyi1TEIfcpOfsWClVEON3QF6PoqROG2cPj5n2Bw+Z95lHzPplqVLAlwynwE1bKBzUv"
    "12gccg+xfVIke+5JdvLck0Tu3AgfVhTXEaA9VP5v4hMaXlkJVMfA9g/Z794Wzd+Vm8ArWT"
    "XR1dx5SgGTYll0V9B1PkXgE9Xtd9v9zscWCS4H/Prm/Lxzfd0i3sWAf2p3v2An+RuXTIuR"
    "qRCRSmTU9YW+Ei9DCKTOZKn4JhwVQfFRNoqPslA8rHTIpwLv3/mzGXlJFkMCbBqlcB6H2z"
    "90r5+D8XFW3okhCbl/+D4u9HU9zvm4Hie/rUrjn4n9Xdf4R8hsTWfoIFCJ0DFY5QRWZ0rH"
    "9OVFldgxMOWkpHy+lM/XDvp8pR0Fa8Fs2G1rT7EbOwM361UXDitzXZP6Zu+YNcADvuS0b8"
    "GfK2pqGQqkUPhSeLyd/BInSBXZ13eWdT+Ex7NTNA5VEHYG43X84fYEXxUi4oJdkxEUF95V"
    "+XFxfs8y/hnotHCn8XviaEsH489E9kJpCTggt8ac+pkKRUFq7O6w6RzrWRsScCYA5ymVNt"
    "Y9ge+9Eb3/A9xccBIoWRyC9SHlTvkZxrMcKuPqNFP0dwinAMotl9w9xwn0aQcI5ejwoo4O"
    "r0J//bXT+9jt/dIi3sWAQ8++UFV7F/XUXStrvLLG1wT1m7TGK9Xq1lWrjjW3s+w0BY79AL"
    "rOm7tx3b24+YK2yuFZu/crnPWR/+Ej0Id/Ljq9PtzyL6sc/OuP4kMWrJo5LQm5f2/ERmxp"
    "D5oJ7C3qidN10OnojkLlaZ93D+k5OEZtctzxRMgoZfX3Kyilua+z5l5zXTqdVbPRxGEVpe"
    "tMaakhqULnKKSicp2prEzrr4LMvrdyOV1aFGq7OrXdsA6WsbMkqJEkhW8QKGzwCoUi7iIJ"
    "nrR2RXdgEWNXpgHLBdyIsdZolLn2B331lpkzEDcDbDRSjTPRLs18+4wQXwOalcjfHsD41h"
    "NN11EFekC6WJXKL1bFHFmuHDqJAFjmCpNLkziWtKr4talEQkJL1KsaidQZDrmHUzYlg+FW"
    "Zxclsma2BeiaOrfCiOPA4NKkY3FvWIcsbIuPyYK5E5xEc4gGtyyTtogzn3rRugYbjXACTL"
    "EoLUDiMTA+mIy1GbmjI8vOr+zuP1lKSC2bziw7JdZVIsZ7s+HTJWTjhJ0ouKHMQy8dBxuU"
    "tCsejhmGUrGYzYqxmPD2TdP482I62hV0rXW05+2L/vDt8fsW8a8G3Ls6CtqOBvyi/7ejty"
    "0ifgb8rN09bBH8C72vf4OO17/VxGQXOd+Kam2jUPunsVUBhbuJZYfCYwK+hnDc3KW5QWYa"
    "oFMgK9mg64ZwaYI+fHf04ej0/clRYHkOWvIMzknjMnOGMLStGWkRak/lkQpDbjGT1At9Zd"
    "eYSeolLPp128gbNeiDSFHalBYBes2WNF/2KYG7EMhrxpw1oxxGq+IwlQDdo6/Vth2mTMup"
    "SIUEqKJCVSoAfwDrcBmfW2n+nU/xFlHYatxFzeiwHeZCqJmHQpwrwS7HoPbJXXNtvLKv9k"
    "yi9e/Xl70MU1YIJv5lZLpL/ktM5uwicnMwh9iIbGafUwvUUaFtfZ6ijMIBzuLHSVSdW8Zi"
    "HANVJuNam4zR3lDSXhwCUcGk+cGkiKokaqvUaPMtTp+8EXcTu09agkN7q2aVBGJG4PTAtI"
    "ShODc4LWKrZrSE+XNqPXj2RxkdFtgfb8ORICKCTJZG43SsYRbyn4lGDHonKwNwi+g2NVhK"
    "mNomJhHGTN9W5EW3hYPh0OQpsgATwR6Ru2WTUEABjsbG1HHjhtSWF9HmGVThBkwmYaVzGo"
    "y2YDqFmbtyLUBUDKmzaWgaHa2wnvHzza1lszGmMoZNKJYohrU4/VGmUcai3p7RFVMXY/gn"
    "NQg0AmpMP4AO4+owr/ItbhDnVkb5LSZMn6wqNOBgofC81XIETBMenkyshawk7oYqN7x5J1"
    "eFS3bcH7NttU7YBg+nFhP7J264VfbWF7W3BnQpLjqEQZTckCI3vIoQx4t2//wzxi96F5hP"
    "/evndq9F5O+Af7z5+qV7DixmiwSXcA7+0ru8Eon95MWA/99N+6rd63d72Br6p5J99bCIff"
    "Uw2756GFct3wPeqpLSh62x/r7xtf2njEjyLgb8UwcoBn+AVr1+B/kezMIorwa8D+S5/tS5"
    "ahH/asCvOhftbu8jNgaXaDOHjYFGc/iB3dH/jPfFTz0s56h0EnxBBWVVAKcUVYUVVYA3G7"
    "k0RzPLYzwMqXBeBueSQyyP8RWcwndhfL9wAH3NcP6K4ufrhvlNWtvxZECjWVmjcRzuNVuO"
    "VfTv8/CnAta3HrCOtZFda4g/5ZxNE4AK4YUQbtMpcwPJsrjPaRhqD1FdrLDCYV5hhcOUwg"
    "owIXc0oc4rnd88DXb/MP+uaEWLvIIWCSn8pQI+aobqF4j3CFkayqjaY2DP0LnvDglKJEcW"
    "5pMkPrNdRgIA5S/yDH8Rz/GmzKkdAtm/w3ojWbzQUu7SxxSNaR9aM/iREEydLRprcb7p/N"
    "HP39mRg9rvHt/uyhPqVXpCvXDyjJodZ+v5Gq9cXMphNQ6n/MwSkXp+YuuymI0DrnHL1iHX"
    "yHr99yJONM924kukxtjNrfukE1/87S1QHyIzV04FNBfPllPPM3cD6XIK5yzKKwBROm3Rs6"
    "o/1OEweXqnx0/T8rmLqjuiClfgfD9U31u4mBsqOt8WdEJty0Q1wjtyoTnEZ3VlBhzprtkU"
    "borXn9s/HR6foO8mg1tCP9REH0ZJ6dYqE46f+sYfi1iwv5KuqdudOtW3Uk6inCnr5UzpUS"
    "WB6TxN5gpGJa5pVk1cAy+PuE5gPieTewhmL9QSWzBIOezfdBjsy+K+LVG4ffIZ3naMrVIF"
    "vQ5VUECtu2VJ8ToJqVQX+SJ2CGNrkf72vOxicoPVNU7uUvfc+p4SUkIdC4sqVgBTWGBZJe"
    "3EdJuC5W8SEUzmkJmp6SAPcLqQSTSFcCF7WLbMxSkTZ2qcUM02GbUxKCxNONnUNKmCiB9f"
    "6mXdUgJJrQSS0lnUnpk8rW5n2roju1SsujLO1BWxKgnANpMApG5jZaNZv43mpbjIVR3k9C"
    "Tz4TLJeRyjTQETOjOZSPIvoqqK8YtYU1eymC55oLbwBosW6pXqY4ubS2Jj4gJRTzc8m2Tv"
    "MGe7yI4wn6F0byR5xs1NJTMuOEPMduelIXD9lAv+TDrwmo7LTJNgwfExJm/gwLrqttgdmk"
    "nsOScm4M0hEhITMnAD/0E+NkhogKs7IPAsA9j4mmEy7lUdDqoN46w4mMf12g5mcViI5uA5"
    "sYSxLbI3AHIcYliYZQETUWC3aeHKxKsobjil4f0a5pYeVmVTVN3hNZzRKUH5F93rVWNw7d"
    "cjxoDvYVCsONkm4K/hYri6J8aJtcVPlGJ+/IW8+EsUscwr5/o0iZ9Z0nVbJO780T4HGoif"
    "AW9fXN4AuW5k8H34v+De5W+hW/jPgJ/fXF11eud/Dv0d0SKJpgHHVXy86bSIdzHgCC1avA"
    "vZJyhtHfonssH8SteJpnpsG1VvedMBo/RxRnVUGVaIi07C7pNmYsv2I1mBR6TJr0CKNGgV"
    "pl7Zlie54hQSPJGYwYdSGfiL52WoQbHgHUL8zplLp8wRabzLkzgKqchcazKvROkElbOl5A"
    "iQEpJVbdFaOksnt/kaMHsVUdFdBcPuJZoj7/kWvKBTkZuqK84iQwm1sXy4Evl5PeVqU5r5"
    "USe7JCM2ntue3zJzCYwptKYHpD0DltL4CRWoLZlcVmpiHZHp1TINTAarCW2rN256vt5NT4"
    "raZNRVr5ze/VS0LrWnGJMudNYJDbM/KaYFxklhyeExDKozQCHmzp3ArWxnh9CZZ8+TqWy/"
    "xWqV+yVIoa+3LXOVwMolQumBlR5Y6YGVHvhlto3SUtZEMxYgs4pmPhW4zm9yPVT0wFDONb"
    "NS4tIYpNIIV933Hiar7PoU0P1LabPmLa+MIfXZ+ko/v9eKW6WffxVkjqo/ypA5CqnIXGsy"
    "181bsb6kLRELsVISFjZsBRAKmbuQnGpnMZsTWYJq8AR6KwQ9xEwkctTd3LpPG6qC97a2aa"
    "l2FbWlTa152aaqxEc9J9/UjuC4Usap6oE70bIjolBpWq5wD9g3kV9RU8uoUZgewrMftPr+"
    "XCv2nDeKmLDl+VzGfj3nJYzXM81xiIVxRKLMKNDpgNwuANfW4laE/tyOYRB660X3ULKK9/"
    "HtzH/NDXhicrdMt1SvdQYR5ORaLjyQBMBIe3h817ZMIttlOrDFxDLlbEQbud7kgJqWMFtb"
    "d39R3SUzDD8SZkaxEF+l5xnVb0UF3NsmzBi1OXjLjqulbuXMznwKw8Hi6aNLQKDWxVMtyV"
    "RbEvqoU3iQkyNyBwsvE+FkR23dyrKtLNubNnte3fR6wkjtXQz4+eXF1y+dPhoWg8sB922N"
    "1Q2M6y84CbOPx2npGIpRKAReaxJdo2fBzZdOi/hXA37R7t20v6A/Av7WgxzMGY5g4hRm4g"
    "kHfB9KOeCXKIyou2kWllyLVqpRpVZ7vaIh67TIXj7N3sunib0sWZcy+F1B7CGCj4og+Cgb"
    "wUcJBAt2sAx+AwCF3gLo1ZyhNSprNAiAlL2g1vYC+qiBLEJThIAcf6oVyPY8qd5u6u1Zcx"
    "oq6ShdBp8hCIXOODqliJ7EZnbJrhXE9mt2hUTVuzkzXcadA5zvJaTVjVTyiioWynwQopDq"
    "q1Drr8KIceZMKtE5BroGQtdTv7sfdNaYObfpMM8rP4PMCcj982lcW5m+Z4V1rjMurk1tpk"
    "8aqWYE714z33agrXo9ZS7IxvrTKuxS6upMzipVW53CVHm7sLZhluthqrK10w/Udli59z8E"
    "sodC9EYqNOBrVQLDXvc9xO5GalWjTS/VVSBbUgiBqPK+JYWCF/2kff9/T6RtNA=="
)
