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
    "eJztXVtz2ziy/isovySp0rgSx85klVOnSraViXZiOceWZzIbbVGUCFlcU6CGpOJod+e/n2"
    "4AvF9E0rJFyXixKRLNSzcI9uXr7v8cLPTV1LLvfxx2v1PmHbTJfw6YPqewkTzUIgf6YhE9"
    "gLs8fWzx0RQHuXzU2PUcfYInm+qWS2GXQd2JYy4802Y49veZTQzTIPcz3SOeDf/NyYzY43"
    "/RidciOsMjlB3iyQx7Amcz2W0FuiEbspG75Ls10xgR0yXejMqBMMZ2KYFbNC3YDcdMt010"
    "Ak81h0d44cpDcOs2mdmWIYjF8xF7Skz451LPsyiO55eFXUP2nTqGOfHcQzKazHR2S6PXdu"
    "x7+A+3LQ7xO3UocZfwALrcSWbAYMpcfDTTIzazVvBnQsnL4O6QYEIp3BMeePVhyPDkhg5i"
    "0OGhxO3CVea2iyeQt413rRNvtaBkajtw7kPS8/DO2NKy+C5xA664RYcuqA5jBtFTs+V8TB"
    "3+MEMmmaHznyuiw5PcO6bnUUZejha2a6KkR6/aZGLZkzvONRdoHN0ic30yMxlcyrDZC7gz"
    "x6AOnmXOxb1k5p9Lqnn2LYV9Dgj927eDUJR8xsFj4P+Axwf//Cf8NJlBf1AXKfDn4k6bmt"
    "QyYjNanIDv1/hpYN/NTe/8Ix+Js22sTWxrOWfh6MXKm9ksGL5cmsYh0uCxW8rgmTxqRKY6"
    "slS+E/4u8VCww3OWNLhVI9xh0Km+tPCFOfif6ZJNkHuEXwn/HP+vvLXIME3rXw606+5A0w"
    "5S7xfeQuLVkbsmNsN308Q3FRjzlzhvyBC+9wAvcPapc/Xy7btXnAUwmW4dfpCz6+AvTggz"
    "Q5Bypodc9gUU5/PZTHey+eyPT3AabrQOj/0dIZPDRchnn8+gR2DpwVz/oVmU3Xoz+PnudQ"
    "GLf+tccS6/e825bMOaKZbSvjxyxA8hs0Pmxt+FslM5TrXJKb1ldj9kBodMDZeSCjyNET2A"
    "pXIN2C+OwuffdqosAgHBHq4C78usAu/zV4H3qVUA1940d/9+fdnP5q4/PsFcVFfIf4llut"
    "4OMrmAqcgJPPPcdf+0osx8edH5muTz2efL0+SUxhOcJphuTyZLx6GGpntp3p8D3zxzTrP5"
    "nyBNikHSHvob+yWMQe+iez3oXHyJSeS8M+jikSO+d5XY+/JdQkrBScjvvcEngj/JPy773a"
    "TggnGDfxzgPelLz9aYfa/pRpQn/m5/V0zQvgKblvKpedtjXraMo1QJAZtsF98vuF/499Pf"
    "jo7evv356PXbd+9Pjn/++eT96/cwlt9x+tDPBfPgtPdLrz+IixV3/PUXKuzTu4gyiTvG+u"
    "TuXncMLXXEPrLzxqYPzY/myT060285O/G58YYDS/favGU99hHMv6Uj7zxlDSfGtIrNYhdG"
    "aybTptHxaw3kT2At2lM0p5AehERMBtahS/A0YDyCPWXBRGqhpagzok8m9hLNPIdMHXvOdx"
    "kGXM0VVjEcA4MWbWO0K8Huc+h06VIjbWE/5YUzbL2yhpw7savZGAHBZtSL9YbczikX+fZc"
    "dOrG+Z27FkZJ9mktPHpz/PPx+7fvjoMlMNhTtPKJVS76ibF019PEO1VDnUhTK42i0RqFXP"
    "Y0vh5WlXaKWAm7ccJujAZz4/IvaYbewo+s0VZgnjklVZQOWcBYm+G3XydA9537cdH3rK+4"
    "9gCqg/Ah05/m3KEuNANUA+7owkPNAm4AqCboX+ZudJeICZlWTB73chgxGHCHPDrFbbLQXf"
    "fednwvPag1pkHh9fNWZOHY3030WX+3l5MZdbn7HJ3wyLtDcg2XBA65Qh8aUzhKyWgCth/S"
    "Ays1GQCAhXs0ZOg5/26bBgYgGL0PL4z3pxODggzM7zp3CFPYhY5yoltWSQXq2wFcGVcB+Z"
    "nwneXKO7417zjFyVlFdQ0I9k51PTo5LqG7wqhc5ZUfi2tW/H8F9vrj99DvePS6jG0Ao/L5"
    "+zrlevRXKA2swlkVRqcIa3G8Yd7yJ2C4Y1s5E7rLlnPO6x7ck84mNK06StomT+6Dm+vuVZ"
    "vg3yG7/NK96gwu4be/NWSd84tev034v6ReUEYqb8oI5U2+TN6kRGK6Gv8uZ8jl1AaW6yzn"
    "mxmlS8hkDISPJRR/iX/aj+Tp5eXnmM5+2kt4//o3F6dd4D1nPQwyvYhTMBagi2kxVYynOK"
    "WynBpnOSXEnKEm1xB5zlk2IP6GfX92XfqNsZs7C/NXujrItJzlsVax7awvTO2Orkqbz8KG"
    "fYHW6aoloWxA4qOquD3pW7gGRdBWhlFc7yTZKCsKL44ntLMkouob9wxIrIMyKRtmUiqTJ6"
    "LrlVP2irS9tMnj0Kn5o5KtE1DsI4/flWFx8ksS4fC7FKgtsvSkNWqT6c4qJ6wXJ0yq1CtP"
    "hKB2jN1FOrXEqgTfc+Dqaa/fufojQLYEH/XPl/1fTjOwLad/DLodpWA/FxUrKmb6Y2HC6W"
    "qIOU6pFOkmS5mHh3nIsGZoOUKrJN1kSTv0u31XS85xSiXlJks5YnuVNaUiJArtn4UwjHM3"
    "zdqPtkPNWwZ2f8rDnmBoKsC+m0wN94Yvs6PfB0Z9dErB0xvUosJbewXz+6p3Njj4a1u+m+"
    "4PjzpMt3oyRn+QncWYHNVak9Aox2sy9G+WBW9ilqIuPC8mT8bLgg+0eRqh6bpLGIbBfpmi"
    "4ztxfN8MwefgmXwS/4BwA0yly86OfILr8uxKDCxpE0uHbwNHMuAVZ4gdtThGAU5zRxm512"
    "VGoavzrE28AFKGrimw3Np4n0AHv/ByfiYis70ZPFi+v0o8A48ciEco8FopD9V2PVShrMp6"
    "UEKKPfSgHJ2clAI+nBQAH05yMgOrMDlCorhcjsvKUfIsVO7E962ydZUmVwJvtMCVjaVsLG"
    "Vj5dtYV3QK0p4NUK8/yLSvYiPW2FaOGKtxM6GkWXUJxoGkk+YFr2riCsB1i9zatsGtFLQi"
    "gJFpA6nWGTJtD06dFyqX51N2x9MsO0V2R0ROKW4XxRXjdCqs2KoZVuRWXB0FKkaoVKdGq0"
    "4NCioqMT+qhlznTVaxxB2Rb0RtqaCZxKmUHVRsB0lubcQUug7PtZusXWsNxedWwwwin/3Z"
    "NUJC2RQWB5HJouUMoA5Pc/3JZCI51LJEbGVqW3BimXBqem0eXJnqcxOrR07jBo97SDo8kZ"
    "QavtlDsJijQ2C+OQgbvgV5ZAKNn/DSZfJas/HIMOxbVKtQ9td27S/lLX8WqoOyAJ6HmHHx"
    "riPkCJ2yARouYQ0WXjdLRS2oUBCj2se07lJZ3QVJ3ckosoo2qWjT9u2r5kabLqiDOLCcfg"
    "TB0VaxeTWX48pXNAJDZCVMG0+/o65fdd9F7JpFZQ1DkcIvag1xlFxQR4g3JuA2DYLssM5Q"
    "ZiGjx7mKqga0gwaSSt183OIpqlKHqtTRlOm+64ZCY2o1XFHg7MS0TF4Xb0CduZutKGQNXK"
    "MzODESzQtoSsD+dfHhBj5jfx/Tw84+Y53diZqFvjYivaSUChUAvvZ3lC5kwWTezcecTqlD"
    "sfGPJ88JmhkvDZgF+n+Cq8ryiCveX4gjZAKVxZ5yav8yoq4i4/t4yXs2WbXwThBpY1mynq"
    "IXllpkwMmJPV+g7mkQ14TrD9nou26ZMKUcez46JB1simT8hO2Q2sTmyQlcLLztEBZN5L8O"
    "yanuwikXtslbE8Gx2ZIZDjW8mSuAPgu4SdkNCe9PPoNSnnZVefInWBUFKkqzf56KtyU0qL"
    "e5+tPbpPYEy4U2xrdKE29VmtH5FcAzSFUl8AyFCRk1N1lWt5yibhMxsn1i7BO0m4iy3wMj"
    "wEE/UN2Jnn+CfZLKxqZ7yK4akz6DeJ+Y/MRTP1SyqppqcUplqjXOVFMW+bMV83hVtY9hkl"
    "CFlxILpW/cVmRsgky1iCwM2s0jQZ0HB+6iEaKd5O3a2F1icuXE77IXCBUbXc/f1KrYsAjp"
    "F+G8Osj0e/oHW8W+Tt+JV8G/qZOJZfKu5+4dNbAL3JiX7HDgNv0O7BjXnFFyC/y711ew07"
    "2nTlazuQefEf2Sl1M/XU/UMxnRHxNr6Zrfqcabvo1Cb2O0L7rv42S2Rz52ep+7560wrooX"
    "w1K+vuOTnH3qnv3qtqTb0MHa0kT6BgMHKjzW7a3okI7QWIfSf1Psuk4dMFZgfNDB3Yv4SK"
    "emAzc0N28d7m9ui/bql1cXZKJje3T6Y8Gb2BQ3SPcBD6ZB5wvbQ/8WliIWcFjJNc2h0r/L"
    "31qxMyN7Me3lxJMUlv/FAYn1KHtQ1PmWPUKfYz/B0LzLuH7ekMQd5A2L3kPWGOXT3W6lmM"
    "QUTrG8oGRMmnQfw+SPUdVkCtenzsIxs/SvokTZBKHKlG3VzJRNLkXlnWJJSuURq+0R20pA"
    "qXGsf8yIklSCtDloL3bGB7WofVSScg+5/a5MQ7R3+f3Q3qXaocW0vrK8jhHtX5T0UT6h0T"
    "urwOoE2f4x+83rsi0ZCnsypJB9CTOvCs8zSPeP749TY9DTvWVGdLRcN7qQuslLN+gFvUGv"
    "M+iet0mwOWTXN2dn3evrNpEbQybcBm3pPkh6N8q9G6XejAqd6Xy7vsLbECFpslhqvgbHZV"
    "h8nM/i4zwWa7W+rJnEavEpZ6TqprV0KHDTqMTzJN3+sXvzaqPPs+rJgGnK/eP3SSmV5qRA"
    "ozlJKzQqTp/L/b2K0/tg5zqCTtCqZOpGS1r2HjUz1s+BozNX5776HFHHiGv59DYm2us/rX"
    "Px6+WLxa0mPF6e9gPuXzONl69evGqQp+9r7/z9Oj/f1gEdO7TAVsDJqKx2ldW+feTG+qz2"
    "rKVgI5ytADvaVe6Wwx1tCBUTimls23cafHScDNfGqSS+ZHRgw58rauk5/tRAUqdwvq5/up"
    "1UkVKS+qsyhuhUZ3dnM9uc0INMGFHkeKsYSYT5htqED63QJMmlnmdR0agaBfwiUgqBZwLi"
    "EZZIAOSZhfxKItmRA4O4AeR68IjzMXYVsoEB2Q2SHvmaPmBI4Hp4dqM4Tg3ypoWAowDNJI"
    "YsHHuCAJ+pvRSoIKzpgDcJ9+x+IFSfzAhMZ9kcCUFMsiHTC7dk4qICtGy3wgMXf5rTufH8"
    "kGAzkfz1bN6h9CFcaOqGH3zaJnu5D657FzefRfAh2BwyMEUH3Ytuf4Dxh2C7GSEHWBhdyu"
    "p4M6KEymvVcF8Gl1X15JIEnUqCKLTxAnY9paHXTMauR+gnplbDAPrXXNHMx+hHjq9Rrt1g"
    "ZBWkPldwsQyIq694/Qvey1OWvCAjA5RG2bfzHhRePtw150vUNQ1BuOCESy8HuL/BC6DW3A"
    "kA8jPdjUL0EQaPC9z5Vef3PpEXRhy/qI0WPyeo8/Y9I0F4VRQCEVP7A1DClBGVqXVryJDA"
    "JQzrpmAawPghddTWw9uVHr5VPfxZQFe+dPvnvf4vbSI3QHPsDgYcpSI3krCVIQverXb4mj"
    "VDs1SYaIWJbgjrH7XKjsJaPDXWwrWXTh5wq8THIKBu8uQOXQnaaaf/a8SfwH9HnAoRn0Kd"
    "hX/z5bG5O7kWvi5NuX9vxKOA677rFii96G3JduNksztOVeTD2T2mF/AYXTJJ+D83d6q6wE"
    "IqBeVpsvtL9zw6X9QDbSVplaSbLGnhbKkj5zilknKTpaywts9DzAqB2VAEpp/NW833GadS"
    "gMHiYNIirAL04FBSpKLQbrJ2bTgpPreeCteGfmUe2tkkuO3aP6lCuOnsrjOZoDP4IBfi5g"
    "9olcC46WJs2Y5CjEgCRHZhTCusiS8AX7JzqkuCieAeki/UXlh+1x9PFMFy9ZWIo5keuddd"
    "MrFsN6um1uNfEoN1I9MAOnNqTvhk5FE+HuBDeuwPIFrEUqBbuXgj9zNzMiMi4HbvmB7lt+"
    "bf6csR7vMQDOIG55IQOl6rf/6qNWRwC1MdTs0Pu5R41LI+ELStVrKvQPhE4kmY7V/ikPRt"
    "bwY84hC6e93EgKHNHw1v18Db5IwZiafU8KHs3Ha03w7iDOARP9/pna6pxRmvQoFNCQWmZV"
    "fWvZimbLIHuKZ/cfPZpOHbXYXZcar98+Nuns8qVvfYsbon7dfW6Nn7pmxZl6KqLqkJ7H98"
    "qwQhYkTPOQYRVTOq+LSidMqjpTxayqNV0qOVcr5sC2waMWNvXHqwztTFMa3y1q62dMumdQ"
    "0QsxkkVHl2pAMdbwPnzRx7eYst6mQlnBYHaC5000AkKKcILNgPBP6YFhn5DeRHaXv3KS6o"
    "cqwabtBtoepVwxSFxy56pbuuecvqxb/jpErBaLSC4a98VaUcpVOx7yZLWKmQTVIhY4usVL"
    "eqKQ1xKhUUbVqtn91ZyuqHmvUwhPbgUHMiJLebk3ZtuDn+1ja4UE0zp2+z6tTUsteDKP1B"
    "rrkeDmmVsNbD6Gc5W/2SRSKmfgJnEC/tgTktwl3eCoOmc93gqZP3sn08Zn22iGuHcV9eoA"
    "RsaSZ6tE9NixcsuQNFhKUN9ye9Oo9Zh69cEGP2A9C6G6az8vC0y6Pgo6gXhDeSChNTvRmc"
    "w3RbXLgy/szsINoOh4ZMXBwexu805RdwlOMxCs9vdOzYd/h8U1EB5pCMFo4Nsp27I+6ucI"
    "ETIp3VZpIHGEe32a0oSGPyR9CH7H5mW7RN3OVc9qEyzOkU2YGxbZH+ypmOrbUw6i0GYcat"
    "vL3cHFg/5O1lBbjN+cJ2Mro5xRY50Em5Fz6VKxs7EHM8JQiVm6UBcXMvC6VU0CIoSqX6A0"
    "XNwSr9gaa2M8+yystlrIXUTQ7xHpx1Lgba65O3beJvDZncOg72HQ/ZxeBvx6/bhP8bstNO"
    "76hN8C+Mvv4NBl7/NmSXH7+2CfwZsq+fr2ET/w5Z//LqoqMdwxX8LaC5PO8AEfxNfqTKxU"
    "E3nvZcYAbmOzQLzcA98Gmq1ji7yWWXwmMCv7TKhdAyKLfrcGpmSbQFGBnVmZugUoxNM9Z0"
    "NTi1oxtZkaVTGxRtPcdLmqBMaj1A2pyP7kaUnsvLzzGl57SXqCvRv7k47cJ3kC8cMMj0cn"
    "ygW4GwNW0iP2q1CbAEK+d5x4ieM8TKN0Ur8C5C8pw5Zy8og7PVqeaTIt2jr9VTV/OxbLem"
    "FFKkSgp1pQD6ge8JrK5ZRCmVZlFes+CsY57JlnZWHbj1bI/S1mN8wyb/0/CdJzZqOfHB3N"
    "UmQbVPBdw2Z/nJGEGarX+/vuzn2H0RmqQ6Yk488l9ime4uMreAc8iN2GT21ePAJRuZ1mcZ"
    "Dlk8wWlyOYmHPKpgpRKkChGn8FIKL1UDL5URKiwbAswgVRCfhKPAtGhFrkZIFA6tGDGFrE"
    "qztgaUJ8CIfJRn3E3urgX0ROZWCbRU9P3eCJurodKauSCs5XHGqtgw4FSitEl2Zf1U+ZPC"
    "6vqxCixm2UQnhC/N7e8SvcSiaKJDMorWn+ZgI0a/Uwf+3uqe+Z1+QPANHZsSF0QmDjXMjD"
    "r7j3ERDoWyzDuYwK4otgHDzFsqam2Iuh0hxoqMl6JCBkKV+IWps9Adb9UKkVccy4RXFpfy"
    "bMsg+i1Msw8RbNSQ6QTGuAiAQcgS5l6ZAnnkeja2x8LzcasPHs3HjPD7Q8hV0HYrfg9Ypg"
    "T3zuz7n2DWmFSO4ufhECxJqHtt2QVAosbgERmeOOgHdm9OaADVCiFd4dkm+KxjCsyg5OXI"
    "dsxbk+lWiCbTeb+vV8DgUxuuibAtfh7k3n3YygCbjmHtEQcfxfI7D2BHAiytMsLZDGLhvB"
    "dFU4LkNnzYSGOD8M44TYuMV8gHcmvbgimimItLXr7x4W5jkPIrMQMMezn2uzOsxP2FApJP"
    "icLxgXcgq7m+wjvlsLN2+Gw4ZTjmzpV9HK66g5urfsBZJgqvtPmU8vC5dEYur7586vRboV"
    "xl84aRQ72lw2RF6xFMBXwKI9ZJQpajEdVsPHvIZNWaoJNbi1DdsUyK2X+Y3OfPaRSJoOId"
    "1do+Ko4yWQpG1PbhT+VF8grzIXFuFKAJCoDJl4c0Pi5sH5CBlFOotq2i2gKxpXidHzyPkC"
    "jPVIZl9iyabVx0BmefsJOG3Bgysaq15eo2ZOc3Xz73zjqDbpsEm0PW+6V/eYV0cmPI/u+m"
    "c9XpD3p93Bv5kVQISuHRjsrg0Y7y8WhHyYjxHfCtrih92gaH5Q++dP4QVfDlxpB97ILE4A"
    "/Iqj/ootYLwpJbQzYA8Vx/7F61ib81ZFfdi06vf447g01EJsLEQGgi/MMx+F1sy+8jzJbB"
    "JxzP/9WS9MaRhxjm4FpijfBIQKdCI1VCUlxzdnWrOsejlIrnVXguVPDqHA/pFL9L83vLTZ"
    "waxvNn1MOpaZx/TFAdrgyIjamKDUvSPWeAmOpA8zD+qaZJT940yX9963E9i1gxvhTjKYMT"
    "2Rr+q5YllSJUDC/FcIfOTS8w8csnS0Wp9pDVr0sVQcVhBd3v0mVQvRBWAtw0KvE8i3b/OP"
    "8o1WdjsYdq8zxBuH8Mf1tmUXmbv6a8TS0p0UieVrWucibx/nH9UdbyGO9yMRIleR+h3z/2"
    "bz4b1g+8Z3lC8ksoRKlqllBoGJ+3UEFha9UrFOsjYIk09/Mj2gkyBdBM9yKohP0PCBTw/w"
    "HAfx+Qku2lykf9R+lUhdQmI/5ljkwVnShCsn9q0EkpY+ukwNg6SRtbHICWzeL1sIKAuMHM"
    "Puj80un124T/S0f/+52Lbpvg3yE7uxm0CfwZsovO9a8CUoL/h+xTt8NBBeL/kN30r2Crc/"
    "oZaMPtgxpC3Tx6AKHEHv2RIdQB7M2xnCM0TQb7bGQd7H4dFH+NYsqVPzz5iVJpaM/yoyTU"
    "h1pJaFFSFUSvl2vmYheRjFes4zh6jukYkiSYXlLRbhjX16xs3/7ZrBbPu8O9CiZfmKxSja"
    "tJOpWdl6pSh8kKdTibJNzglF2Pv28kXwuyHmP5EhvJyYuVyN7Nqbs2LS/59pbIf9xO7/dm"
    "rrlP3/o9a11Ji8Jv6V4+1Td2sh1cTNbP9ORqWkYYm0op5QnUxRmlfo51uYRSTFku2yle1I"
    "HnWWeY3ObbZqISvsjPFCmX1586Px2dvBM5eS7hQYgW5sYJSbcjfdhlCXz/XMSG+ZXRMf5J"
    "L52ZRicuksqbU4lxW02Mk1JJcbooXBbSqFLvrbql3uHlqYqHiNLshR/tCXAQrvlvqgXzsn"
    "xeQpxun/I/n7oMovJdPg/fZSCt8aqieZ2mVK6LYhM7wrGNWH83Lt3F70dZiyM9wZpa8eZy"
    "IlOy1hkpkYGlTRU7oCltsITNu7DtFlf5W4RXjnHJwtInYA8wek+CAixyhO2Inlyi+IbOgl"
    "odNss0Th7rMpmGiF+VSzZGUAZJowySyk0uHtjfomlr2qardKgKfyo401TGqtKJ2yqdqGI0"
    "jxij2ZYWeWrbdwUlE8PDazRGhwInJqZl6jzBDHNYy+mLA6zdJyoOY5k5DjmWTV9l+KUt+6"
    "taK+LY9y4ejV8tLOLGqw0uF2jdG2md8fEuxSvnma6GDUlkjT7ZC5YGV5qArul6pmURUfv5"
    "AyqfJps4fHboFnGWjFjAN5cISpfyyn5YkBD02KDaH97dIYFnGcLE1w3LZNTldyS6uMIt41"
    "XxZFLrdVws2XjPdwfPyQvd8VJ8wByXGDaWIMSSkjhsfkhGLtwaDWvreXg9Sf3C9R/KJWN6"
    "C4/h2VgAkF/adIko0yV4CfOOl48khglipwtYFlYtLEfI+WdPvbBu37+WBkxSUSHykPzuF4"
    "cU3WwnukWZoTu89qBINBLFDAMeiFAEoz8C4b4QfBmhCDmBZoBijxUDka+R3XPT5R1M4FCe"
    "CVBQuQ++T7CyaIUV+7aMealhFzTy419kBDzT0nIXvetwZ7A9ZHCGweculi3TvnT7573+L2"
    "2S3sfpr2FDC4/x8yT2JdfSUr75cinQBQnQ6Tzc/ATc9SJ+YBbuU4m4+7VzBjLg/4YMfbC9"
    "vja4/Ny96vTPum2S3DNknYvLGxDpjSgzF/0VHLv8LXIIfyC2/Oqq2z/7Q/NnDSLNE7uwL+"
    "5AO79BQLrYGDKk5nvkBq+Kd6595tUMg01BKSbQuaCWP2JT82Onx4+ndvm4eDzobzVjEm6l"
    "ZlLTtN9HLZpEfyzoRHyXK9cGS9Puk4fnieNwhjmVJWjqiCKLWqHMa8dEhXWRIYI1xQl9Kt"
    "USrnxtQmEnVI09h1Qq7NzosHNo71UVcZxSibnRYs7HqRV9tHJwaupTVfpTxV1HVd+sgKhR"
    "L1Xfvn/5kO5n+/Q68dLSrm19r1MiOUr5hJpIsCcq1WxPdMNUkKTTsur7lEWvqks0+f3K8k"
    "fXl/rGNRUl+UeUvB9BSIk7PzgQI1KxgTQwoF5iVm6CXOWsrPLpcY0UwWay49LTfAOcvYrF"
    "ZK+C0+4lm2Pv+ROkvWUyNxMckCeGCjgB8XAVWivK0K5sEIdB5BWZmrdLhwbtCeGcPEx+SD"
    "qLBWXGTxgxb4tWdiL07gbtCMcrovPwujxvdqvFx74owgcQnBBmOfqN+TzqzLHSHQcppCAF"
    "/kWxoyNeFG45eg6DTkwjbLR3SEZTSsO2kEN2758QC73zGLzvPseI/h2lixYZwS3DSxV4cU"
    "e8l+BUd4Imefw2/D6AIHSgEVb0iNgY5Od9ADEzUMAkRE1c30MvEQbR+/Bs+47gbBZULcT3"
    "egF0Y7LC36IDIu8TacA1TUO0fMTJLPszwjE80ZDJp/9AwivrWKJ0JEETwYlNFFHk1OF9zG"
    "0HpqM4wGziLucczTEDYbbJ6OzTx9bN9XkudOBb9JviLLPaAE4cqsd7/7XINxwrX3vVDVDB"
    "CxS8QMELFLxg7+EFKvjdEC92wMw6gI9M4iavC81AfoD6v9StWj3hEpQqelN33ktO1pn1Ga"
    "QNrsPajCmvMDbNmfqBeVxNCDGyp/vivk7y/vWu8TvhWqjG9QxixfvyvI+7YaqxPk2r1pwH"
    "y4E7pap8bdOU+/exfV+qwvz7ggrz7zMqzCt03z5HUxW671mIWaH7ttQzPBarqPJ6xSnV69"
    "Xo16tpGavNFW2FSiBhRK80yiegUMzchdLsO8vZgroqGLNOsbdGyY8EXkScdTen7nrUTvDe"
    "NrYo+66ytjLurKjWep3qQA+ptr4jPK5Vb71+2ZpQVlg4RqN+xZmEZi+JfbzgFbX4SlIkrF"
    "gBm/2QVRJTCd81nwsP59dV7Hx7wrCHYiCX7KAMAFJ80KqgH5esAvRxobuuQNRxqBxM7EMy"
    "ugde2/eyos0tnISGuLawPJCPUpQldsarbJzjRq8gwH5Li7qaDweUoMZIuwBRqsjCCkZwek"
    "Q7hqe6RwzjGOGEfFHwT8J7CSznPrXYzUs16ZY1ZIkCT26LUH0yE0/FkZscDViEpRzb3ow/"
    "IUcTTm0HiynxC8BYFwTichyovfRErST+oJ7tgeQEZ7ACKcjZc2yLiP2iNtH9zLYEW4k+9S"
    "SX4dxtju60x/+icB8LLMvE0WKcJX4sVWJPRzy9Y9SCK8bBHiOOuowHA6XMlgyGWvA+hJhL"
    "vl/3NMd07/x9L+EBORCT2WPbWHFkpZ+1BWIYMrhb4E5QZcqvmxowxUKoJHLkVcsXEjwDyB"
    "NLMvH0Pty94jBR+mNC4bTvjskYuFWl6JITx0kqVKRCRT42ZO7qpt/nAEe5MWRnlxdfPncH"
    "iB4LNofMR5uJ/8kVtky4Y/O9V+Hqt7dZtXHLSShC3mgRXSMq9Qab3/pb2DK3f9P5jFhW/N"
    "8McZiuNoULZ+hqa/JnfSpVxaN8Ci1oVFmR7UL8UmY4u1FzvXYktVQgtSCOmpzLQjGswt+Q"
    "Yg8ZfFyGwcf5DD5OMZgr21X4GxAo9pZgr+5q9rRqDCsgUuGrRoev6A99jhZPWr4F6PmQZI"
    "tIsob2BBBJjFX4GaFQ7ExDH9EvkObm368v+3l4R58iufSg++K/pGTz8FpcjZiq46VpeSZz"
    "D/F627BWkUOxVchf44PmepHl/yyjtR6e4DQVmA39VFW+uEm6/UPgvTsu8d19d5z73cVDcV"
    "5HvHkZX186Mee6lc3tBGXyPRCkh/IUu8f4Akafd896F53PoMW0Xifsnqjuk+o7UrOLXpxS"
    "qTqNVnWmJjPdWS05J0hVlaBGy1k3raVDtaI05Rwxpyj37zt1UgopflKAFD9JI8Vdpi/cmZ"
    "3xXg3oj7wusBGafWBz0SvU/TooVsVifY794Un9LGFo2PMFAg0MzcyY5ANHZ67OVdEcqyNB"
    "roC+abl97Z2/jwsibaDYzgLsN1er8wpk0apXodyr8KAyZputAxUgQXLAD1GkSLWaT5KwJP"
    "jhd95zCSPj8PXiDYBEZSOD6GOMwutBISVsixRE9EGJXfEAtInllD6EJZRMF6svUQc3liyI"
    "cYvGQ8k40dNffX0gPDforQoJPnK8+w4eJlvzWh9L9Wmb7Jw/6Jyddb/wwLa/NWS/X/UGg2"
    "5fu/z4sU0iPzAOfnXVPYNB2uXN4Lp33sV4eGJX8oUqo8xtvqwKs71KoRR/fJOFVVNTfvO6"
    "lKqMwwoi22ll2V/KapWtjZEqh0OjDVHp2K+pn8eIt6udX/9pnYtfL18sbmXdEk/7AfcPn8"
    "OXr148pPT7NpT24D0KmtZXUAISlCrfaE1WTMixNKNrpBXcuHQXvy0VytgmJtgGUgpUbeEH"
    "C+VJawt3qGNOZgeZ9qQ81iq2JfVw1Dq7MZ9bD7CwslbV3Ah45kKa8Y2TomnsdNpM8Dvfqp"
    "IQ8ir6eYRkD1X0o5OTMgbQyUm+BYTHEngneK0qcFgO30Puvilr/xSZP6m2oDbzMjMM8xEd"
    "EZKnh3RsR93aGHhjq27Sv/4fOTEQTQ=="
)
