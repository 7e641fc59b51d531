"""Which transaction wrote a row last: a run looks at what the one before it could not see, and not at the whole book."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Beside a program that is running: rather fail than keep it waiting.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '30min';

        -- Rows of before have none: the first run after this looks at the whole book. So the default comes afterwards.
        ALTER TABLE "payments" ADD "changed_in" XID8;
        ALTER TABLE "settlements" ADD "changed_in" XID8;
        ALTER TABLE "bank_accounts" ADD "changed_in" XID8;
        ALTER TABLE "bank_account_uses" ADD "changed_in" XID8;
        ALTER TABLE "bank_statements" ADD "changed_in" XID8;
        ALTER TABLE "reconciliation_resolutions" ADD "changed_in" XID8;
        ALTER TABLE "payments" ALTER COLUMN "changed_in" SET DEFAULT pg_current_xact_id();
        ALTER TABLE "settlements" ALTER COLUMN "changed_in" SET DEFAULT pg_current_xact_id();
        ALTER TABLE "bank_accounts" ALTER COLUMN "changed_in" SET DEFAULT pg_current_xact_id();
        ALTER TABLE "bank_account_uses" ALTER COLUMN "changed_in" SET DEFAULT pg_current_xact_id();
        ALTER TABLE "bank_statements" ALTER COLUMN "changed_in" SET DEFAULT pg_current_xact_id();
        ALTER TABLE "reconciliation_resolutions" ALTER COLUMN "changed_in" SET DEFAULT pg_current_xact_id();
        CREATE FUNCTION payflowx_note_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            NEW.changed_in := pg_current_xact_id();
            RETURN NEW;
        END $$;
        CREATE TRIGGER payments_changed BEFORE UPDATE ON payments
            FOR EACH ROW EXECUTE FUNCTION payflowx_note_change();
        CREATE TRIGGER settlements_changed BEFORE UPDATE ON settlements
            FOR EACH ROW EXECUTE FUNCTION payflowx_note_change();
        CREATE TRIGGER bank_accounts_changed BEFORE UPDATE ON bank_accounts
            FOR EACH ROW EXECUTE FUNCTION payflowx_note_change();
        CREATE TRIGGER bank_account_uses_changed BEFORE UPDATE ON bank_account_uses
            FOR EACH ROW EXECUTE FUNCTION payflowx_note_change();
        CREATE TRIGGER bank_statements_changed BEFORE UPDATE ON bank_statements
            FOR EACH ROW EXECUTE FUNCTION payflowx_note_change();
        CREATE INDEX payments_changed_in ON payments (changed_in) WHERE changed_in IS NOT NULL;
        CREATE INDEX settlements_changed_in ON settlements (changed_in) WHERE changed_in IS NOT NULL;
        CREATE INDEX bank_accounts_changed_in ON bank_accounts (changed_in);
        CREATE INDEX bank_account_uses_changed_in ON bank_account_uses (changed_in);
        CREATE INDEX bank_statements_changed_in ON bank_statements (changed_in);
        CREATE INDEX reconciliation_resolutions_changed_in ON reconciliation_resolutions (changed_in);

        -- Returns count for a payment from when they were found to name it.
        ALTER TABLE "statement_entries" ADD "named_in" XID8;
        CREATE FUNCTION payflowx_note_naming() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            NEW.named_in := pg_current_xact_id();
            RETURN NEW;
        END $$;
        CREATE TRIGGER statement_entries_named BEFORE UPDATE ON statement_entries FOR EACH ROW
            WHEN (NEW.named_at IS DISTINCT FROM OLD.named_at) EXECUTE FUNCTION payflowx_note_naming();
        CREATE INDEX statement_entries_named_in ON statement_entries (named_in) WHERE named_in IS NOT NULL;

        -- By what an orphan's payment is looked for again: what can name it, as a payment's id or folded, so that a payment
        -- leads to the orphans that may be for it. An orphan of which nobody has noted that is looked for in any case.
        ALTER TABLE "statement_entries" ADD "sought" TEXT[];
        CREATE FUNCTION payflowx_sought(names JSONB) RETURNS TEXT[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
            RETURN (
                SELECT COALESCE(array_agg(DISTINCT COALESCE(
                    name ->> 'payment', payflowx_folded(COALESCE(name ->> 'reference', name ->> 'word')))), '{}')
                FROM jsonb_array_elements(names) AS name);
        CREATE INDEX statement_entries_sought ON statement_entries USING gin (sought)
            WHERE status = 'ORPHAN' AND named_at IS NULL AND sought IS NOT NULL;
        CREATE INDEX statement_entries_not_sought ON statement_entries (id)
            WHERE status = 'ORPHAN' AND sought IS NULL AND names <> '[]';

        -- What a run could see, and the transaction in which it ended; what the look for the payments of orphans could see.
        ALTER TABLE "reconciliation_runs" ADD "snapshot" TEXT;
        ALTER TABLE "reconciliation_runs" ADD "completed_in" XID8;
        ALTER TABLE "reconciliation_runs" ADD "orphans_snapshot" TEXT;
        ALTER TABLE reconciliation_runs ADD CONSTRAINT reconciliation_runs_snapshot CHECK (
            (snapshot IS NULL) = (completed_in IS NULL) AND (snapshot IS NULL OR status = 'COMPLETED'));

        -- Whether somebody has resolved what the book says: a verdict that is newer is unresolved again.
        ALTER TABLE "reconciliation_book" ADD "is_resolved" BOOL NOT NULL DEFAULT False;
        ALTER TABLE reconciliation_book DISABLE TRIGGER USER;
        UPDATE reconciliation_book SET is_resolved = true
        WHERE result_id IN (SELECT result_id FROM reconciliation_resolutions);
        ALTER TABLE reconciliation_book ENABLE TRIGGER USER;
        CREATE FUNCTION payflowx_book_resolution() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            UPDATE reconciliation_book AS book SET is_resolved = true FROM made WHERE made.result_id = book.result_id;
            RETURN NULL;
        END $$;
        CREATE TRIGGER reconciliation_resolutions_booked AFTER INSERT ON reconciliation_resolutions
            REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION payflowx_book_resolution();
        CREATE FUNCTION payflowx_book_unresolved() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            NEW.is_resolved := false;
            RETURN NEW;
        END $$;
        CREATE TRIGGER reconciliation_book_unresolved BEFORE UPDATE ON reconciliation_book FOR EACH ROW
            WHEN (NEW.result_id <> OLD.result_id AND NEW.is_resolved) EXECUTE FUNCTION payflowx_book_unresolved();
        CREATE FUNCTION payflowx_book_resolutions_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.is_resolved <> EXISTS (SELECT FROM reconciliation_resolutions WHERE result_id = NEW.result_id) THEN
                RAISE EXCEPTION 'the book says that a verdict is resolved where somebody has resolved it'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER reconciliation_book_resolved AFTER UPDATE ON reconciliation_book FOR EACH ROW
            WHEN (NEW.is_resolved <> OLD.is_resolved AND NEW.result_id = OLD.result_id)
            EXECUTE FUNCTION payflowx_book_resolutions_only();
        CREATE TRIGGER reconciliation_book_resolved_first AFTER INSERT ON reconciliation_book FOR EACH ROW
            WHEN (NEW.is_resolved) EXECUTE FUNCTION payflowx_book_resolutions_only();

        -- When an open verdict can change, what is open work by its age and by what is wrong.
        DROP INDEX reconciliation_book_open;
        CREATE INDEX reconciliation_book_due ON reconciliation_book (due_at) WHERE is_open;
        CREATE INDEX reconciliation_book_missing ON reconciliation_book (missing_at) WHERE is_open;
        CREATE INDEX reconciliation_book_counted_anew ON reconciliation_book (payment_id)
            WHERE recounted_due_at IS NOT NULL;
        CREATE INDEX reconciliation_book_ages ON reconciliation_book (status, currency, since) INCLUDE (expected_minor)
            WHERE status <> 'MATCHED' AND NOT is_resolved;
        CREATE INDEX reconciliation_book_reasons ON reconciliation_book (reason, currency) WHERE status <> 'MATCHED';"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP INDEX reconciliation_book_reasons;
        DROP INDEX reconciliation_book_ages;
        DROP INDEX reconciliation_book_counted_anew;
        DROP INDEX reconciliation_book_missing;
        DROP INDEX reconciliation_book_due;
        CREATE INDEX reconciliation_book_open ON reconciliation_book (payment_id) WHERE is_open;
        DROP TRIGGER reconciliation_book_resolved_first ON reconciliation_book;
        DROP TRIGGER reconciliation_book_resolved ON reconciliation_book;
        DROP TRIGGER reconciliation_book_unresolved ON reconciliation_book;
        DROP TRIGGER reconciliation_resolutions_booked ON reconciliation_resolutions;
        DROP FUNCTION payflowx_book_resolutions_only();
        DROP FUNCTION payflowx_book_unresolved();
        DROP FUNCTION payflowx_book_resolution();
        ALTER TABLE "reconciliation_book" DROP COLUMN "is_resolved";
        ALTER TABLE reconciliation_runs DROP CONSTRAINT reconciliation_runs_snapshot;
        ALTER TABLE "reconciliation_runs" DROP COLUMN "orphans_snapshot";
        ALTER TABLE "reconciliation_runs" DROP COLUMN "completed_in";
        ALTER TABLE "reconciliation_runs" DROP COLUMN "snapshot";
        DROP INDEX statement_entries_not_sought;
        DROP INDEX statement_entries_sought;
        DROP FUNCTION payflowx_sought(JSONB);
        ALTER TABLE "statement_entries" DROP COLUMN "sought";
        DROP TRIGGER statement_entries_named ON statement_entries;
        DROP FUNCTION payflowx_note_naming();
        ALTER TABLE "statement_entries" DROP COLUMN "named_in";
        DROP TRIGGER bank_statements_changed ON bank_statements;
        DROP TRIGGER bank_account_uses_changed ON bank_account_uses;
        DROP TRIGGER bank_accounts_changed ON bank_accounts;
        DROP TRIGGER settlements_changed ON settlements;
        DROP TRIGGER payments_changed ON payments;
        DROP FUNCTION payflowx_note_change();
        ALTER TABLE "reconciliation_resolutions" DROP COLUMN "changed_in";
        ALTER TABLE "bank_statements" DROP COLUMN "changed_in";
        ALTER TABLE "bank_account_uses" DROP COLUMN "changed_in";
        ALTER TABLE "bank_accounts" DROP COLUMN "changed_in";
        ALTER TABLE "settlements" DROP COLUMN "changed_in";
        ALTER TABLE "payments" DROP COLUMN "changed_in";"""


MODELS_STATE = (
    "eJztXVtz2ziy/isovSSp0rgSx85klVOnSraViXZiOceWZzIbbVGUCFlcU6CGpOJod+e/n2"
    "4AvF9E0rJNyXixKRLNSzcI9uXr7v+0lvp6Ztl3Pw563ynzWh3ynxbTFxQ2kofapKUvl9ED"
    "uMvTJxYfTXGQy0dNXM/Rp3iymW65FHYZ1J065tIzbYZjf5/bxDANcjfXPeLZ8N+czok9+R"
    "edem2iMzxC2QGezLCncDaT3VSgG7ERG7srvlszjTExXeLNqRwIY2yXErhF04LdcMx0O0Qn"
    "8FQLeIQXrjwEt26TuW0Zglg8H7FnxIR/LvU8i+J4flnYNWLfqWOYU889IOPpXGc3NHptx7"
    "6D/3Db4hC/U4cSdwUPoMudZA4MpszFRzM9YjNrDX+mlLwM7g4JppTCPeGBVx9GDE9u6CAG"
    "HR5K3C5cZWG7eAJ523jXOvHWS0pmtgPnPiB9D++MrSyL7xI34IpbdOiS6jBmGD01Wy0m1O"
    "EPM2KSGTr/uSY6PMmdY3oeZeTleGm7Jkp6/KpDppY9veVcc4HG0S2y0Kdzk8GlDJu9gDtz"
    "DOrgWRZc3Ctm/rmimmffUNjngNC/fWuFouQzDh4D/wc8bv3zn/DTZAb9QV2kwJ/LW21mUs"
    "uIzWhxAr5f46eBfdfX/bOPfCTOtok2ta3VgoWjl2tvbrNg+GplGgdIg8duKINn8qgRmerI"
    "UvlO+LvEQ8EOz1nR4FaNcIdBZ/rKwhem9T+zFZsi9wi/Ev45+l95a5Fhmja4GGpXvaGmtV"
    "LvF95C4tWRu6Y2w3fTxDcVGPOXOG/IEL63hRc4/dS9fPn23SvOAphMNw4/yNnV+osTwswQ"
    "pJzpIZd9AcX5fDrXnWw+++MTnIYbrcNjf0fI5HAR8tnnM+gBWNpa6D80i7Ibbw4/370uYP"
    "Fv3UvO5XevOZdtWDPFUjqQRw75IWR2yNz4u1B2Kseptjmln5jd95nBIVPDpaQCT2NE92Cp"
    "XAP2i6Pw+bedKotAQLCHq8D7MqvA+/xV4H1qFcC1N83dv19dDLK5649PMBfVFfJfYpmut4"
    "NMLmAqcgLPvHDdP60oM1+ed78m+Xz6+eIkOaXxBCcJptvT6cpxqKHpXpr3Z8A3z1zQbP4n"
    "SJNikLQH/sZ+CWPYP+9dDbvnX2ISOesOe3jkkO9dJ/a+fJeQUnAS8nt/+IngT/KPi0EvKb"
    "hg3PAfLbwnfeXZGrPvNN2I8sTf7e+KCdpXYNNSPjFv+szLlnGUKiFgk+3i+wX3C/9++tvh"
    "4du3Px++fvvu/fHRzz8fv3/9HsbyO04f+rlgHpz0f+kPhnGx4o6//kKFfXYbUSZxx0Sf3t"
    "7pjqGljtiHdt7Y9KHF4SK5R2f6DWcnPjfecGDpXpk3rM8+gvm3cuSdp6zhxJh2sVnswmjN"
    "ZNosOn6jgfwJrEV7huYU0oOQiMnAOnQJngaMR7CnLJhIbbQUdUb06dReoZnnkJljL/guw4"
    "CrucIqhmNg0KJtjHYl2H0Ona1caqQt7Me8cIatV9aQc6d2NRsjINiOerHZkNs55SLfnotO"
    "3Ti/c9fCKMk+rYWHb45+Pnr/9t1RsAQGe4pWPrHKRT8xlu56mninaqgTaWqlUTRao5DLns"
    "bXw6rSThErYTdO2I3RYK5d/iXN0Fv4kQ3aCswzp6SK0iVLGGsz/PbrBOi+cz8u+p71Ndce"
    "QHUQPmT604I71IVmgGrALV16qFnADQDVFP3L3I3uEjEh04rJw14OIwZD7pBHp7hNlrrr3t"
    "mO76UHtcY0KLx+3posHfu7iT7r7/ZqOqcud5+jEx55d0Cu4JLAIVfoQxMKRykZT8H2Q3pg"
    "pSYDALBwj0cMPeffbdPAAASjd+GF8f50YlCQgfld5w5hCrvQUU50yyqpQH1rwZVxFZCfCd"
    "9ZrrzjT+Ydpzg5q6iuAcHeqa6Hx0cldFcYlau88mNxzYr/r8Bef/we+h0PX5exDWBUPn9f"
    "p1yP/gqlgVU4r8LoFGEtjjfMW/4IDHdsK2dC99hqwXndh3vS2ZSmVUdJ2+TJ3bq+6l12CP"
    "4dsYsvvcvu8AJ++1sj1j077w86hP9L6gVlpPKmjFDe5MvkTUokpqvx73KGXE5sYLnOcr6Z"
    "UbqETCZA+FBC8Zf4x/1InlxcfI7p7Cf9hPdvcH1+0gPec9bDINOLOAVjAbqYFlPFeIpTKs"
    "upcZZTQswZanINkeecZQvib9j3Z9el3xi7ubs0f6XrVqblLI+1i21nfWlqt3Rd2nwWNuwL"
    "tE7XbQllAxIfVcXtSd/CNSiCtjKM4nonyUZZUXhxPKGdJRFV37hnQGIdlEnZMJNSmTwRXa"
    "+cslek7aVNHofOzB+VbJ2AYh95/K4Mi5NfkgiH36VAbZGlJ61Rm0x31jlhvThhUqVeeyIE"
    "tWPsLtKpJVYl+J4DV0/6g+7lHwGyJfiof74Y/HKSgW05+WPY6yoF+7moWFEx0x9LE05XQ8"
    "xxSqVIN1nKPDzMQ4Y1Q8sRWiXpJkvaod/t21pyjlMqKTdZyhHbq6wpFSFRaP8shGGcu2nW"
    "frQdat4wsPtTHvYEQ1MB9t1karg3fJkd/S4w6qNTCp7eoBYV3tpLmN+X/dNh66+n8t30fn"
    "jUYbrVlzH6VnYWY3JUe0NCoxyvydC/WRa8iVmKuvC8mDwZLws+0OFphKbrrmAYBvtlio7v"
    "xPF9MwSfg2fySfwDwg0wlS47O/IRrsuzKzGwpE0tHb4NHMmAV5wjdtTiGAU4zS1l5E6XGY"
    "WuzrM28QJIGbqmwHLr4H0CHfzCy/mZiMz25vBg+f4q8Qw8ciAeocBrpTxUT+uhCmVV1oMS"
    "UuyhB+Xw+LgU8OG4APhwnJMZWIXJERLF5XJcVo6SZ6FyJ75vla2rNLkSeKMFrmwsZWMpGy"
    "vfxrqkM5D2fIh6fSvTvoqN2GBbOWKsxs2EkmbVBRgHkk6aF7yqiSsA121yY9sGt1LQigBG"
    "pg2kWmfItD04dV6oXJ5P2R2Ps+wU2R0ROaW4XRRXjNOpsGK7ZliRW3F1FKgYoVKdGq06NS"
    "ioqMT8oBpynTdZxRJ3RL4RtaWCZhKnUnZQsR0kubUVU+gqPNdusnajNRSfWw0ziHz2Z9cI"
    "CWVTWBxEJouWM4C6PM31J5OJ5FDLErGVmW3BiWXCqel1eHBlpi9MrB45ixs87gHp8kRSav"
    "hmD8Fijg6B+eYgbPgG5JEJNH7ES5fJa83GI8Owb1GtQtlfT2t/KW/5s1AdlAXwPMSMi3cd"
    "IUfolA3QcAlrsPC6WSpqQYWCGNU+pnWXyuouSOpORpFVtElFm57evmputOmcOogDy+lHEB"
    "xtF5tXCzmufEUjMETWwrTx9Fvq+lX3XcSuWVTWMBQp/KLWEEfJBXWEeGMCbtMgyA7rDGUW"
    "MnqYq6hqQDtoIKnUzYctnqIqdahKHU2Z7rtuKDSmVsMlBc5OTcvkdfGG1Fm42YpC1sANOo"
    "MTI9G8gKYE7F8XH27gM/b3MT3s7DPR2a2oWehrI9JLSqlQAeBrf0vpUhZM5t18zNmMOhQb"
    "/3jynKCZ8dKAWaD/R7iqLI+45v2FOEImUFnsGaf2LyPqKjK+j5e8Z9N1G+8EkTaWJespem"
    "GpRQacnNqLJeqeBnFNuP6Ijb/rlglTyrEX4wPSxaZIxk/YDqlDbJ6cwMXC2w5h0UT+64Cc"
    "6C6ccmmbvDURHJuvmOFQw5u7AuizhJuU3ZDw/uQzKOVpV5Unf4JVUaCiNPvnqXhbQoN6m6"
    "s/vU1qT7BcaBN8qzTxVqUZnV8BPINUVQLPUJiQUQuTZXXLKeo2ESPbJ8Y+QruJKPs9MAIc"
    "9APVnej5J9gnqWxtuofsqjHpM4j3icmPPPVDJauqqRanVKZa40w1ZZE/WzFP1lX7GCYJVX"
    "gpsVD6xm1FxibIVIvIwqDdIhLUuXfgLhoh2knebozdJSZXTvwue4FQsdHN/E2tig2LkH4R"
    "zqtWpt/TP9gu9nX6TrwK/k2dTC2Tdz13b6mBXeAmvGSHA7fpd2DHuOackhvg352+hp3uHX"
    "Wyms3d+4zol7yY+el6op7JmP6YWivX/E413vRtHHobo33RfR8nsz3ysdv/3Dtrh3FVvBiW"
    "8vUdn+T0U+/0V7ct3YYO1pYm0jcYOFDhsW5uRId0hMY6lP6bYtd16oCxAuODDu5exEc6Mx"
    "24oYV543B/c0e0V7+4PCdTHduj0x9L3sSmuEG6D3gwDbpY2h76t7AUsYDDSq5pDpX+Xf7W"
    "ip0Z2YtpLyeepLD8Lw5IrEfZg6LOt+wR+gL7CYbmnfKyPrmXNTmpUiwvKOKSJt3HwPVD1B"
    "mZwfWps3TMLI2oKHU1QahyV9s1c1eTS1F5N1WSUvmoavuoniTE0zjWP2SMR6ol2gL0CTvj"
    "g1rU0ClJuYfcflemRdm7/A5l71INymJ6WFlex4j2L275IJ/Q6J1VYHWCbP+Y/eZ12SYJhV"
    "0SUli7hOFVhecZpPvH94ep+ufp3iojXlmuP1xI3eSlG/SC/rDfHfbOOiTYHLGr69PT3tVV"
    "h8iNEROGfEca9El/Q7l3o9SbUaFXnG9pV3gbIiRNFkvN1+CoDIuP8ll8lMdirdaXNZNYLT"
    "7ljFTdtFYOBW4alXiepNs/dm9fbfR5Vj09L025f/w+LqXSHBdoNMdphUZFznO5v1eRcx9+"
    "XEfQCVqV3txoSctuoGbG+jl0dObq3FefI+oYcS2f3tZEe/WndSZ+vXyxvNGEx8vTfsD9a6"
    "bx8tWLVw3y9H3tn73f5Od7cojFDi2wFZArKs9c5Zk/PZZic5551lKwFc5WAALtKnfLIYG2"
    "hFMJxTSx7VsNPjpOhmvjRBJfMDq04c8ltfQcf2ogqRM4X88/3U6qSClJ/VUZ1XOis9vTuW"
    "1OaSsT2BM53i7G9mAGoDblQyu0LXKp51lUtI5GAb+IFCfguXl4hCVS8niuH7+SSD/kUB1u"
    "ALkePOJign1+bGBAdsuiB76mD+ERSBuebyiOU4O8aSMEKMAXiSFLx54i5GZmrwROB6ss4E"
    "3CPbsfCNWncwLTWbYrQliRbJH0wi2ZSqgALU9bc4GLP83p3Hh+SLCdSP5mNu9QQg8uNHXD"
    "Dz5tk73crav++fVnEXwINkcMTNFh77w3GGL8IdhuRsgBFkaXsjrejCih8lo13JfBZVU93S"
    "NBp9ISCm28gF2Paeg1k7GbMfOJqdUwyPwVVzTzUfOR4xuUazcYWQU7zxVcLMzh6mtekYJ3"
    "15RFKMjYAKVRdtK8A4WXD3fNxQp1TUMQLjnhysuB0m/xAqg1dwPI+lx3o6B5BKbjAnd22f"
    "19QOSFEVkvqpXFzwnqvH3HSBBeFaU5xNT+AJQwZUStaN0aMSRwCcNKJgjMn9ynstlmwLnS"
    "w59UD38W0JUvvcFZf/BLh8gN0Bx7wyFHqciNJGxlxIJ3qxO+Zs3QLBUmWmGiG8L6B617o7"
    "AWj421cO2VkwfcKvExCKibPLlDV4J20h38GvEn8N8Rp0LEp1Bn4d9+wWruTq6Fr0tT7t8b"
    "8SDguu+6BUoveluy3TjZ7I5TFflwdo/pBTxGl0wS/s/NnaousJBKQXma7P7SPY8ulvVAW0"
    "laJekmS1o4W+rIOU6ppNxkKSus7fMQs0JgNhSB6WfzVvN9xqkUYLA4mLQM6/LcO5QUqfGz"
    "m6zdGE6Kz63HwrWhX5mHdrYJbrvyT6oQbjq77U6n6Axu5ULc/AHtEhg3XYwt2+OHEUmAyC"
    "6MaYVV6gXgS/YydUkwEdwD8oXaS8vvw+OJslSuvhZxNNMjd7pLppbtZlW5evhLYrBubBpA"
    "Z87MKZ+MPMrHA3xIjxX7RdNWCnRrF2/kbm5O50QE3O4c06P81vw7fTnGfR6CQdzgXBJCx6"
    "vnL161RwxuYabDqflhlxKPWtYHgrbVWlb6D59IPAmz/UsckIHtzYFHHEJ3p5sYMLT5o+Ht"
    "GnibnDFj8ZQaPpSd2yD2WyvOAB7x853e6SpXnPEqFNiUUGBadmXdi2nKJnuAa/oXt59NGr"
    "7dVZgdp9o/P+72+axidQ8dq3vUDmqNnr1vypZ1KarqkprA/se3ShAiRvScYxBRNaOKTytK"
    "pzxayqOlPFolPVop58tTgU0jZuy1S1ubTF0c0y5v7Wort2xa1xAxm0FClWdHesLxxmze3L"
    "FXN9g0TlbCaXOA5lI3DUSCcorAgv1A4I9pkbHf0n2ctncf44Iqx6rhBt0TVL1qmKLw0EWv"
    "dNc1b1i9+HecVCkYjVYw/JWvqpSjdCr23WQJKxWySSpkbJGV6lY1pSFOpYKiTav1sztLWf"
    "1Qsx6G0O4dak6E5HZz0m4MN8ff2gYXqmnm9G1WnZpa9noQpW/lmuvhkHYJaz2Mfpaz1S9Y"
    "JGLqJ3AG8dI+mNMi3OWtMWi60A2eOnknG7pj1mebuHYY9+UFSsCWZqJr+sy0eMGSW1BEWN"
    "pwf9Sr85h1+MoFMWY/AK27YTorD0+7PAo+jnpBeGunMDHVm8M5TLfNhSvjz8wOou1waMTE"
    "xeFh/N5PfgFHOR6j8PxGJ459i883ExVgDsh46dgg24U75u4KFzgh0lltJnmAcXSb3YiCNC"
    "Z/BH3E7ua2RTvEXS1kZyjDnM2QHRjbFumvnOnY7Aqj3mIQZtzK28vNgfVD3l5WgNtcLG0n"
    "o79SbJEDnZR74VO5srEDMcdTglC5WRoQN/eyUEoFLYKiVKo/UNQcrNIfaGY7iyyrvFzGWk"
    "jd5BBv67R7PtReH7/tEH9rxOTWUbDvaMTOh387et0h/N+InXT7hx2Cf2H01W8w8Oq3Ebv4"
    "+LVD4M+Iff18BZv4d8QGF5fnXe0IruBvAc3FWReI4G/yI1UuDrr1tOcCMzDfoVloBu6BT1"
    "O1xtlNLrsUHhP4pVUuhJZB+bQOp2aWRFuCkVGduQkqxdg0Y01Xg1M7upEVWTqxQdHWc7yk"
    "Ccqk1gOkzfnobkXpubj4HFN6TvqJuhKD6/OTHnwH+cIBg0wvxwf6JBC2pk3kB602AZZg5T"
    "zvGNFzhlj5pmgF3kVInjPn7CVlcLY61XxSpHv0tXrsaj6W7daUQopUSaGuFEA/8D2B1TWL"
    "KKXSLMprFpx1zDPZys6qA7eZ7VHaeoxv2OR/HL7zxEYtJz6Yu9okqPapgNv2LD8ZI0iz9e"
    "9XF4Mcuy9Ck1RHzKlH/kss091F5hZwDrkRm8y+ehy4ZCPT+jTDIYsnOEkuJ/GQRxWsVIJU"
    "IeIUXkrhpWrgpTJChWVDgBmkCuKTcBSYFq3I1QiJwqEVI6aQVWnW1oDyBBiRj/KMu8ndjY"
    "CeyNwqgZaKvt9bYXM1VFozF4SNPM5YFRsGnEqUNsmurJ8qf1JYXT9WgcUsm+iE8KWF/V2i"
    "l1gUTXRAxtH60xxsxOh36sDfG90zv9MPCL6hE1PigsjUoYaZUWf/IS7CoVCWeQsT2BXFNm"
    "CYeUNFrQ1RtyPEWJHJSlTIQKgSvzB1lrrjrdsh8opjmfDK4lKebRlEv4Fp9iGCjRoxncAY"
    "FwEwCFnC3CtTII9cz8b2WHg+bvXBo/mYEX5/CLkK2m7F7wHLlODeuX33E8wak8pR/Dwcgi"
    "UJda8juwBI1Bg8IsMTB/3A7swpDaBaIaQrPNsUn3VCgRmUvBzbjnljMt0K0WQ67/f1Chh8"
    "YsM1EbbFz4PcuwtbGWDTMaw94uCjWH7nAexIgKVVxjibQSyc96JoSpDchg8baWwQ3hmnaZ"
    "PJGvlAbmxbMEUUc3HJyzc+3G0CUn4lZoBhryZ+d4a1uL9QQPIpUTg+8A5ktdDXeKccdtYJ"
    "nw2nDMfcubKPw2VveH05CDjLROGVDp9SHj6XzsjF5ZdP3UE7lKts3jB2qLdymKxoPYapgE"
    "9hxDpJyHI0opqNZ4+YrFoTdHJrE6o7lkkx+w+T+/w5jSIRVLyjWsdHxVEmS8GI2j78qbxI"
    "XmE+JM6NAjRBATD58pDExynY2pPC1gK5pHidHx2PkCjXU4bp9Sy6aZx3h6efsFWG3BgxsW"
    "x15PI1YmfXXz73T7vDXocEmyPW/2VwcYl0cmPE/u+6e9kdDPsD3Bv5kfzilwKcHZYBnB3m"
    "A84OkyHhW+BbXVH6tA2Ou7e+dP8QZe7lxoh97IHE4A/IajDsoVoLwpJbIzYE8Vx97F12iL"
    "81Ype9825/cIY7g02EHsLEQOwh/MMx+OHryA8gzJbhJxzP/9WS9NahhRjH4GpgjfhHQKdi"
    "H1ViTlw1dnWrOsejlIrnVXgudOzqHA/pFL9L8/uJuzQ1jOfPqElT0zj/kKg5XBkQ/FIV/J"
    "Wke84IMNVi5n78U12RHr0rkv/61uN6FrFifCnGUwYnsjX8Vy0NKkWoGF6K4Q5dmF5g4pfP"
    "hopS7SGrX5eqcorDCtrbpeuceiFuBLhpVOJ5Fu3+cf5BysvGggvV5nmCcP8Y/rbMovI2f0"
    "15m1pSoqE6rWrh5Ezi/eP6g6zlMd7lgiBK8j5Cv3/s3366qx9Zz/KE5NdIiFLVrJHQMD4/"
    "QYmEJytPoVgfQUOkuZ8f0U6QKQRmutlAJXB/QKCQ/fdA9vuIk2wvVT6sP0qnSqA2GdIvk2"
    "Cq6EQRkv1Tg45LGVvHBcbWcdrY4gizbBZvhhUExA1mdqv7S7c/6BD+Lx39H3TPex2Cf0fs"
    "9HrYIfBnxM67V78KSAn+H7FPvS4HFYj/I3Y9uISt7slnoA23WzWEun30AGKFPfojQ6hD2J"
    "tjOUdomgz22co62Ps6LP4axZQrf3jyE6XyzJ7lR0moD7WyzKKkKoheL5nMxTYhGa9Y13H0"
    "HNMxJEkwvaSi3TCub1jZvv2zWT2cd4d7FUy+MBulGleTdCr9LlWGDrMR6nA2SbjFKbsZf9"
    "9IvhakNcYSIraSdBergb2bU3dj3l3y7S2R4Pg0zd2bueY+fm/3rHUlLQq/Z3v5XN7YyXZw"
    "Mdk805OraRlhbCtnlGdIF6eM+knU5TJGMSe5bCt4Ueidp5Vh9ppvm4lS9yIBU+RUXn3q/n"
    "R4/E4k3bmEByHamPwmJN2JNFqXNe79cxEb5ldGS/hHvXRmnpy4iEqMa1ZinJRKitNF4bKQ"
    "RtVyb9et5Q4vT1U8RJRmL/xoj4CDcM1/Uy2Yl+XzEuJ0+5T/+dh1DpXv8nn4LgNpTdYVze"
    "s0pXJdFJvYEY5txfq7dukufj/KWhzpCdbUkjYXU5mStclIiQwsbarYAU1pgyXszoV9tbjK"
    "3ya8NIxLlpY+BXuA0TsSVFiRI2xHNN0S1TV0FhTjsFmmcfJQl8k0RPyyW7LzgTJIGmWQVO"
    "5icc8GFk1b07ZdpUOV8FPBmaYyVtVGfKraiCpG84AxmqfSIk9s+7agJmJ4eIPG6FDgxNS0"
    "TJ0nmGEOazl9cYjF+URJYawjxyHHsqurDL90ZANVa00c+87Fo/GrhVXaeDnB1RKteyOtMz"
    "7cpXhpPNPVsOOILMInm73S4EpT0DVdz7QsIoo7f0Dl02RTh88O3SLOihEL+OYSQelSXroP"
    "Kw6CHhuU88O7OyDwLCOY+LphmYy6/I5Em1a4ZbwqnkxqvY6LNRnv+O7gOXklO15rD5jjEs"
    "PGGoNYMxKHLQ7I2IVbo2HxPA+vJ6lfuP5DuWRCb+AxPBsr/PFLmy4RZboEL2He8fqQxDBB"
    "7HQJy8K6jfUGOf/smRcW5vvXyoBJKkpAHpDf/eqPol3tVLcoM3SHFxcUiUaiWmHAAxGKYP"
    "RHINwXgi9jFCEn0AxQ7LEkIPI1snthurxFCRzKMwESCv+3SC0y+D7ByoKvd36j2SfGvNSw"
    "Cxr58S8yAp5pabnz/lW4M9geMTjD8HMPy5ZpX3qDs/7glw5J7+P0V7Chhcf4eRL7kmtpKd"
    "98uRToggTodB5ufgLuZhHfMwv3sUTc+9o9BRnwfyOGPtj+QBtefO5ddgenvQ5J7hmx7vnF"
    "NYj0WpSZi/4Kjl38FjmEPxBbfnnZG5z+ofmzBpHmiV3Y+HaonV0jIF1sjBhS8z1yg1fFO9"
    "M+82qGwaagFBPoTFDLH7Gp+bHb58dTu3xcPB70t5oxCZ+kZlLTtN8HLZpEfyzpVHyXK9cG"
    "S9Puk4fnkeNwhjmTJWjqiCKLWqHMa8dEhXWRIYINxQl9KtXzrXxtQmEnVI09h1Qq7NzosH"
    "No71UVcZxSibnRYs7HqRV9tHJwaupTVfpTxV1HVd+sgKhRL9XAvnt5n/Zm+/Q68dLSrm19"
    "r1MiOUr5iJpIsCcq1WxPdMNUkKTTsur7lEWvqks0+f3K8kfXl/rWNRUl+QeUvB9BSIk7Pz"
    "gQI1KxgTQwoF5iVm6CXOWsrPLpcY0UwXay49LTfAucvYzFZC+D0+4lm2Pv+SOkvWUyNxMc"
    "kCeGCjgB8XAVeifK0K7sAIdB5DWZmTcrhwb9B+GcPEx+QLrLJWXGTxgx74hedSL07gb9Bi"
    "drovPwujxvdi/Fh74owgcQnBBmOfqd9zzqLLDSHQcppCAF/kWxZSNeFG45eg6DTk0j7KR3"
    "QMYzSsO+jyN2558QC73zGLzvPseI/i2lyzYZwy3DSxV4cce8WeBMd4IuePw2/EZ/IHSgEV"
    "b0mNgY5OeN/jAzUMAkRE1c30MvEQbR+/Bs+5bgbBZUbcT3egF0Y7rG36LFIW8EacA1TUP0"
    "dMTJLBswwjE80YjJp/9AwivrWKJ0LEETwYlNFFHk1OF9LGwHpqM4wGzirhYczTEHYXbI+P"
    "TTx/b11VkudOBb9JvirNJ9/r61pg7Vw6QVRBK0yTccK1/7QmyBwhgreIGCFyh4gYIX7AO8"
    "QAW/G+LFDphZB/CRSdzkdaEZyA9Q/1e6VasnXIJSRW/qznvJyTqzPoO0wXVYmzHlFcamOV"
    "M/MI+rCSFG9nhf3NdJ3r/eNX4nXAvVuJ5BrHhfnvdxN0w11qdp1Zpzbzlwp1SVr22acv8+"
    "tu9LVZh/X1Bh/n1GhXmF7tvnaKpC9z0LMSt03xP1DI/FKqq8XnFK9Xo1+vVqWsZqc0VboR"
    "JIGNErjfIJKBQzd6E0+85ytqCuCsasU+ytUfIjgRcRZ93NqbsZtRO8t40tyr6rrK2MOyuq"
    "tV6nOtB9qq3vCI9r1VuvX7YmlBUWjtGoX3EmodlLYh8veEktvpIUCStWwGY/ZJXEVMJ3ze"
    "fC/fl1GTvfnjDsvhjIFWuVAUCKD1oV9OOKVYA+LnXXFYg6DpWDiX1AxnfAa/tOVrS5gZPQ"
    "ENcWlgfyUYqyxM5knY1z3OoVBNhvZVFX8+GAEtQYaRcgShVZWMEITo9ox/BUd4hhnCCckC"
    "8K/kl4L4HVwqcWu3mpJt2yRixR4MltE6pP5+KpOHKTowGLsJQT25vzJ+RowpntYDElfgEY"
    "64JAXI4DtVeeqJXEH9SzPZCc4AxWIAU5e45tEbFf1Ca6m9uWYCvRZ57kMpy7w9Gd9uRfFO"
    "5jiWWZOFqMs8SPpUrs6Zind4zbcMU42GPMUZfxYKCU2YrBUAvehxBzyffrnuaY7q2/7yU8"
    "IAdiMntiG2uOrPSztkAMIwZ3C9wJqkz5dVMDplgIlUSOvGr7QoJnAHliSSae3oe71xwmSn"
    "9MKZz23RGZALeqFF1y4jhJhYpUqMiHhsxdXg8GHOAoN0bs9OL8y+feENFjweaI+Wgz8T+5"
    "wpYJd2y/9ypc/eYmqzZuOQlFyBstoitEpV5j81t/C1vmDq67nxHLiv+bIQ7T1WZw4QxdbU"
    "P+rE+lqniUT6EFjSorsl2IX8oMZzdqrteOpJYKpBbEUZNzWSiGVfgbUuwhg4/KMPgon8FH"
    "KQZzZbsKfwMCxd4S7NVdzZ5VjWEFRCp81ejwFf2hL9DiScu3AD0fkjwhkqyhPQFEEmMVfk"
    "YoFDvT0Ef0C6S5+feri0Ee3tGnSC496L74LynZPLwWVyOm6mRlWp7J3AO83lNYq8ih2Crk"
    "r/FBc73I8n+a0VoPT3CSCsyGfqoqX9wk3f4h8N4dlfjuvjvK/e7ioTivI968jK8vnZoL3c"
    "rmdoIy+R4I0gN5it1jfAGjz3qn/fPuZ9Bi2q8Tdk9U90n1HanZRS9OqVSdRqs6M5OZ7ryW"
    "nBOkqkpQo+Wsm9bKoVpRmnKOmFOU+/edOi6FFD8uQIofp5HiLtOX7tzOeK+G9EdeF9gIzT"
    "6wuegV6n0dFqtisT7H/vCkfpYwNOzFEoEGhmZmTPKhozNX56pojtWRIFdA37TcvvbP3scF"
    "kTZQbGcJ9pur1XkFsmjVq1DuVbhXGbPt1oEKkCA54IcoUqRazSdJWBL88DvvuYSRcfh68Q"
    "ZAorKRQfQJRuH1oJAStkUKIvqgxK55ANrEckofwhJKpovVl6iDGysWxLhF46FknOjxr745"
    "EJ4b9FaFBB843n0LD5OteW2Opfq0TXbOt7qnp70vPLDtb43Y75f94bA30C4+fuyQyA+Mg1"
    "9e9k5hkHZxPbzqn/UwHp7YlXyhyihz2y+rwmyvUijFH99kYdXUlN+8LqUq47CCyHZaWfaX"
    "slpla2OkyuHQaENUOvZr6ucx4qfVzq/+tM7Er5cvljeybomn/YD7h8/hy1cv7lP6/SmU9u"
    "A9CprWV1ACEpQq32hDVkzIsTSja6QVXLt0F78tFcrYJibYFlIKVG3hewvlUWsLd6ljTuet"
    "THtSHmsX25J6OGqT3ZjPrXtYWFmram4EPHMhzfjGSdE0djptJ/idb1VJCHkV/TxCsocq+u"
    "HxcRkD6Pg43wLCYwm8E7xWFTgsh+8hd9+UtX+KzJ9UW1CbeZkZhvmIjgjJ40M6nkbd2hp4"
    "40ndpH/9P4qn4l4="
)
