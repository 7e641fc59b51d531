"""The counterparty of an entry, and a digest of what it says otherwise: entries that look alike are told apart by it."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Beside a program that is running: rather fail than keep it waiting.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '60s';

        ALTER TABLE "statement_entries" ADD "counterparty_name" VARCHAR(255);
        ALTER TABLE "statement_entries" ADD "counterparty_account" VARCHAR(64);
        ALTER TABLE "statement_entries" ADD "likeness" BYTEA;

        -- All of them hold for what the program before this one has stored, and still stores beside it: it knows none
        -- of these columns.
        ALTER TABLE statement_entries
            ADD CONSTRAINT statement_entries_counterparty CHECK (
                length(counterparty_name) >= 1 AND length(counterparty_account) >= 1),
            ADD CONSTRAINT statement_entries_likeness CHECK (
                likeness IS NULL OR octet_length(likeness) = 32 AND is_booked IS TRUE);
        CREATE INDEX statement_entries_likeness_key ON statement_entries (likeness) WHERE likeness IS NOT NULL;
        -- No two entries of one statement are the same money.
        CREATE UNIQUE INDEX statement_entries_told_once ON statement_entries (original_id, statement_id)
            WHERE original_id IS NOT NULL;
        CREATE TRIGGER statement_entries_who_was_read BEFORE UPDATE ON statement_entries FOR EACH ROW
            WHEN ((OLD.counterparty_name, OLD.counterparty_account, OLD.likeness)
                IS DISTINCT FROM (NEW.counterparty_name, NEW.counterparty_account, NEW.likeness))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        CREATE TRIGGER statement_entries_counterparty_no_card_number BEFORE INSERT ON statement_entries FOR EACH ROW
            WHEN (payflowx_has_card_number(NEW.counterparty_name) OR payflowx_has_card_number(NEW.counterparty_account))
            EXECUTE FUNCTION payflowx_refuse_card_number();

        -- What tells an entry again says the same, and tells the first one and not another telling. It is looked
        -- up by an index, whatever PostgreSQL believed of the table when it first planned to.
        CREATE FUNCTION payflowx_tell_again_only() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM statement_entries AS original
                WHERE original.id = NEW.original_id
                    AND (original.original_id IS NOT NULL OR original.statement_id = NEW.statement_id
                        OR original.likeness <> NEW.likeness)
            ) THEN
                RAISE EXCEPTION 'an entry tells an original of another statement again, and says the same'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER statement_entries_told_again BEFORE INSERT ON statement_entries FOR EACH ROW
            WHEN (NEW.original_id IS NOT NULL) EXECUTE FUNCTION payflowx_tell_again_only();

        -- These look at rows that the same statement has written, and are planned once for a session, when there may be
        -- none: a join would go through all of them for each. So each row asks for the one that it names, by its key.
        CREATE OR REPLACE FUNCTION payflowx_settle_by_entry_only() RETURNS TRIGGER LANGUAGE plpgsql
            SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM changed WHERE changed.settlement_id IS NOT NULL AND (
                    SELECT settlement.source <> 'STATEMENT' OR settlement.status <> 'SETTLED'
                        OR (settlement.payment_id, settlement.amount_minor, settlement.currency)
                            IS DISTINCT FROM (changed.payment_id, changed.amount_minor, changed.currency)
                    FROM settlements AS settlement WHERE settlement.id = changed.settlement_id)
            ) THEN
                RAISE EXCEPTION 'an entry settles the payment that it names, with its own figures'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE FUNCTION payflowx_book_verdicts_only() RETURNS TRIGGER LANGUAGE plpgsql
            SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM booked WHERE (
                    SELECT (booked.payment_id, booked.status, booked.reason, booked.currency, booked.expected_minor,
                            booked.difference_minor, booked.due_at, booked.missing_at, booked.digest)
                        IS DISTINCT FROM
                          (result.payment_id, result.status, result.reason, result.expected_currency,
                           result.expected_minor, result.difference_minor, result.due_at, result.missing_at,
                           result.digest)
                    FROM reconciliation_results AS result WHERE result.id = booked.result_id)
            ) THEN
                RAISE EXCEPTION 'the book says what the verdicts say'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;

        -- PostgreSQL goes by how many rows VACUUM or ANALYZE have found. After a transaction that was rolled back that is
        -- none, until autovacuum comes again: then it joins row by row whatever the next one brings. Only who owns a table
        -- may count its rows anew, so this runs with its owner's rights; it counts where a table has become twice as
        -- large, or was found all but empty and isn't. False where somebody else is at it, as autovacuum may be.
        CREATE FUNCTION payflowx_learn_sizes(names TEXT[]) RETURNS BOOLEAN LANGUAGE plpgsql SECURITY DEFINER
            SET enable_seqscan = off AS $$
        DECLARE
            listed REGCLASS;
            found INT;
            is_known BOOLEAN := true;
        BEGIN
            FOR listed IN
                SELECT oid::pg_catalog.regclass FROM pg_catalog.pg_class
                WHERE relnamespace = pg_catalog.quote_ident(pg_catalog.current_schema())::pg_catalog.regnamespace
                    AND relname = ANY (names) AND relkind = 'r'
                    AND pg_catalog.pg_relation_size(oid) > 32 * pg_catalog.current_setting('block_size')::int
                    AND (reltuples <= 100
                        OR pg_catalog.pg_relation_size(oid)
                            > 2 * relpages::bigint * pg_catalog.current_setting('block_size')::int)
            LOOP
                EXECUTE pg_catalog.format('SELECT count(*) FROM (SELECT FROM %s LIMIT 101) AS few', listed) INTO found;
                CONTINUE WHEN found <= 100;
                BEGIN
                    EXECUTE pg_catalog.format('LOCK TABLE %s IN SHARE UPDATE EXCLUSIVE MODE NOWAIT', listed);
                    EXECUTE pg_catalog.format('ANALYZE %s', listed);
                EXCEPTION WHEN lock_not_available THEN
                    is_known := false;
                END;
            END LOOP;
            RETURN is_known;
        END $$;
        DO $$ BEGIN
            EXECUTE format('ALTER FUNCTION payflowx_learn_sizes(TEXT[]) SET search_path = %I, pg_temp', current_schema());
        END $$;
        REVOKE EXECUTE ON FUNCTION payflowx_learn_sizes(TEXT[]) FROM PUBLIC;
        """


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP FUNCTION payflowx_learn_sizes(TEXT[]);
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
        CREATE OR REPLACE FUNCTION payflowx_settle_by_entry_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
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
        DROP TRIGGER statement_entries_told_again ON statement_entries;
        DROP FUNCTION payflowx_tell_again_only();
        DROP TRIGGER statement_entries_counterparty_no_card_number ON statement_entries;
        DROP TRIGGER statement_entries_who_was_read ON statement_entries;
        DROP INDEX statement_entries_told_once;
        DROP INDEX statement_entries_likeness_key;
        ALTER TABLE statement_entries
            DROP CONSTRAINT statement_entries_likeness, DROP CONSTRAINT statement_entries_counterparty;
        ALTER TABLE "statement_entries" DROP COLUMN "likeness";
        ALTER TABLE "statement_entries" DROP COLUMN "counterparty_account";
        ALTER TABLE "statement_entries" DROP COLUMN "counterparty_name";
        """


MODELS_STATE = (
    "eJztXW1z4ka2/itd/pKkirhmPLYzS27dKmwzGTZjPBfjZLPDlhCoAa1Fi5XEeNjd/Pd7Tn"
    "dL6B1JBixwf7GFpNOSntNqnffzn5OFvppY9tO30/ZXyryTJvnPCdPnFDbihxrkRF8swgdw"
    "l6ePLH42xZNcftbI9Rx9jINNdMulsMug7tgxF55pMzz395lNDNMgTzPdI54N/83xjNijf9"
    "Kx1yA6wyOUneJghj2G0Uw2LUE3YAM2dJd8t2YaQ2K6xJtReSKcY7uUwC2aFuyGY6bbJDqB"
    "p5rDI3znykNw6zaZ2ZYhiMXzEXtCTPjnUs+zKJ7PLwu7BuwrdQxz7LmnZDie6WxKw9d27C"
    "f4D7ctDvE7dShxl/AAutxJZgAwZS4+mukRm1kr+DOm5Pvg7pBgTCncEx744ecBw8ENHdig"
    "w0OJ24WrzG0XB5C3jXetE2+1oGRiOzD2Kel4eGdsaVl8l7gBV9yiQxdUh3P64aHZcj6iDn"
    "+YAZNg6PzniujwJE+O6XmUke+HC9s1kdPDH5pkbNnjR46aCzSObpG5Pp6ZDC5l2Ow7uDPH"
    "oA6OMufsXjLzX0uqefaUwj4HmP7ly8malXzGwWPg/wDjk3/8A36azKDfqIsU+HPxqE1Mah"
    "mRGS0G4Ps1Pgzse3jo3HzgZ+JsG2lj21rO2frsxcqb2Sw4fbk0jVOkwWNTyuCZPGqEpjpC"
    "Kt8Jf5d4KNjhOUsa3Kqx3mHQib608IU5+Z/Jko0RPcKvhH/O/1feWug0Teve9bX7dl/TTh"
    "LvF95C7NWRu8Y2w3fTxDcVgPlTjLsGhO89wQtcf2z1vn93+QOHACbT1OEHOVwnf3JCmBmC"
    "lIO+RtlnUBTn65nupOPsnx9DGm60Csb+jjXI60XIh88HaAeQnsz1b5pF2dSbwc/LNzkQ/9"
    "bqcZQv33CUbVgzxVLalUfO+CEEew1u9F0oOpWjVNuc0i8M93Nm8BrU9VJSAtMI0TMglWvA"
    "cSEKn3/bKbMIBARHuAq8L7IKvM9eBd4nVgFce5Po/vX+rpuOrn9+DFwUV8h/iWW63gGCnA"
    "MqIoEjz133X1YYzO9vW3+L43z96e4qPqVxgKsY6PZ4vHQcami6l8T+BnDzzDlNxz9GGmeD"
    "pD31N46LGf3Obfu+37r9HOHITavfxiNnfO8qtvf7yxiXgkHI753+R4I/yd/vuu0444Lz+n"
    "8/wXvSl56tMftJ040wJv5uf1eE0b4Am+TylTntMC+dx2GqGINNdojvF9wv/PvxL2dn7979"
    "dPbm3eX7i/Offrp4/+Y9nMvvOHnop5x5cNX5pdPtR9mKO/78EwX2yWNImMQdI338+KQ7hp"
    "Y4Yp/ZWecmD83P5vE9OtOnHE58brzhQNO9N6eswz6A+rd05J0ntOHYOY18tdiFszWTaZPw"
    "+RsV5I+gLdoTVKeQHphETAbaoUtwGFAeQZ+yYCI1UFPUGdHHY3uJap5DJo4957sMA67mCq"
    "0YjoFCi7ox6pWg9zl0snSpkdSw93nhFF2vqCLnju1yOkZAsB3xYrMid3DCRbY+F566Ubwz"
    "18IwyTGthWdvz386f//u8jxYAoM9eSufWOXCnxhLdz1NvFMVxIkktZIoai1RyGVP4+thWW"
    "4niBWza8fs2kgwDy7/kqbILfzIBmkF5plTUERpkQWcazP89usE6L5yOy7anvUVlx5AdBA2"
    "ZPrjnBvUhWSAYsAjXXgoWcANANUY7cvcjO4SMSGTgsluL4cegz43yKNR3CYL3XWfbMe30o"
    "NYYxoUXj9vRRaO/dVEm/VXezmeUZebz9EIj9idknu4JCDkCnloROEoJcMx6H5ID1Bq0gEA"
    "C/dwwNBy/tU2DXRAMPq0vjDen04MCjwwv+rcIExhFxrKiW5ZBQWoLydwZVwF5GfCN5Yr6/"
    "iLWccpTs4yomtAcHSi69nFeQHZFc7KFF75sahkxf+XgNc//wjtjmdviugGcFY2vm8Spkd/"
    "hdJAK5yVATpBWAnxmlnL9wC4Y1sZE7rNlnOOdQfuSWdjmhQdJW2dJ/fJw3271yT4d8DuPr"
    "d7rf4d/Pa3Bqx1c9vpNgn/F5cLinDlbRGmvM3mydsES0xX49/lFL5c2QC5zjK+mWG6GE9G"
    "QLgrpvhL/H4/kld3d58iMvtVJ2b96z7cXrUBew49nGR6IaNgxEEXkWLKKE9RSqU51U5zir"
    "E5RUyuwPKMUbbA/pp9fw6d+7XRm1sL81e6OknVnOWxRr7urC9M7ZGuCqvPQof9DrXTVUOG"
    "sgGJH1XF9UlfwzUoBm2lKMXVBkmPsqLw4nhCOotHVH3hlgEZ66BUypqplErlCcl6xYS9PG"
    "kvqfI4dGJ+K6XrBBTHiPFlEYjjX5IQwpeJoLbQ0pOUqE2mO6sMt16UMC5SrzzhgjowuPNk"
    "ahmrEnzPAdWrTrfV+yOIbAk+6p/uur9cpcS2XP3Rb7eUgP1aRKwwm+m3hQnDVWBzlFIJ0n"
    "XmMncPc5dhRddyiFZxus6cduhX+7ESn6OUist15nJI9yqqSoVIVLR/WoRhFN0ktB9sh5pT"
    "Bnp/wsIeAzThYD9MUNd71y+zoz8FSn14SsHTG9Siwlrbg/nd61z3T/58KdtN+5tHHaZbHe"
    "mjP0nPYoyf1diQ0CjP16Tr3ywavIlZirqwvJg8GS8tfKDJ0whN113Caejslyk6vhHHt80Q"
    "fA6eySfjHzDcAFPp0rMj93Bdnl2JjiVtbOnwbeCRDHjFGcaOWjxGAYZ5pIw86TKj0NV51i"
    "ZeACnXpinQ3Jp4n0AHv/ByfiYis70ZPFi2vUo8A/cciEfIsVopC9XLWqjWvCpqQVlTHKEF"
    "5eziolDgw0VO4MNFRmZgGZBDJArlYigrQ8mrELlj37fS2lWSXDG81gxXOpbSsZSOla1j9e"
    "gEuD3ro1x/kqpfRc7YoFs54lyNqwkF1ao7UA4knVQveFUTVwRcN8jUtg2upaAWAUAmFaRK"
    "I6TqHpw6y1Uux1N6x36WnTy9I8SnBNp5fsUonXIrNiq6FbkWV0WAihAq0anWolONnIqKzT"
    "uVkKu8ycqXeCD8DYktJSSTKJXSg/L1IInWVlSh+/VYhwntRm0oOrdqphD58KfXCFnzJrc4"
    "iEwWLaYAtXia648mE8mhliV8KxPbgoFlwqnpNblzZaLPTaweOYkqPO4pafFEUmr4ag/BYo"
    "4OgfnmYNjwFPiRGmi8x0sXyWtNj0eG076EpQqlf72s/qWs5a9CdFAawOtgMy7eVZgcolM6"
    "QM05rMHC66aJqDkVCiJUx5jWXSirOyepO+5FVt4m5W16ef2qvt6mW+pgHFhGP4LgaCNfvZ"
    "rL84pXNAJFZCVUG09/pK5fdd/F2DWLyhqGIoVf1BriUXJBHSHemIDrNBhkh3WGUgsZ7eYq"
    "qhrQASpIKnVzt8VTVKUOVamjLtP90BWF2tRq6FFAdmxaJq+L16fO3E0XFNJO3CAzOBESzQ"
    "toCoT96+LDDThjfx/Tw84+I509ipqFvjQiraSUChEAvvaPlC5kwWTezcecTKhDsfGPJ8cE"
    "yYyXBkwL+t/DVWV5xBXvL8QjZAKRxZ5wav8yoq4i4/t4yXs2XjXwTjDSxrJkPUVvXWqRAZ"
    "Jje75A2dMgrgnXH7DhV90yYUo59nx4SlrYFMn4EdshNYnNkxM4W3jbISyayH+dkivdhSEX"
    "tslbE8Gx2ZIZDjW8mSsCfRZwk7IbEt6ffAYlPB2q8ORPsDICVJjm+CwV7wpIUO8y5ad3ce"
    "kJlgtthG+VJt6qJNDZFcBTSFUl8BSBCYGamyytW05et4kI2TEBu4d2E2H4PVACHLQDVZ3o"
    "2QMcE1e2Nt3XcFWY9CnExwTynqf+Wsgqq6pFKZWqVjtVTWnkr5bNo1XZPoZxQuVeii2Uvn"
    "JbEtgYmWoRmeu0m4ecOs923IU9RAeJ7UbfXWxyZfjv0hcI5RvdjG9iVayZh/SzMF6dpNo9"
    "/YONfFunb8QrYd/Uydgyeddz95Ea2AVuxEt2OHCbfgd29GvOKJkCfk/6Cna6T9RJazb37B"
    "GlXZJcf2xf/+o2pFXPwdLPRJruAvsmXHU6FQ3MMXLVofTfFJuiUwd0CTg/aLDuhUyYE9Nx"
    "PTI3pw43BzdF9/O73i0Z69i9nH5b8B4z+f3L/XgE06Dzhe2h+QkrBYtoVflQmkOl+ZW/VG"
    "JnSnJh0giJg+RW58UTYstF+klh21j6Gfoc2/2ttS9lBH1xI2h8UiUgz6mxkiQ9Rr/yLsqA"
    "TOD61Fk4ZprAkpdZGiNUqaWNiqml8aWouBUpTqlMSJVNSC/igakd9Lt0wUixRJuDPGGnfF"
    "Dz+i3FKY8Q7csiHcQusxuIXSb6h0XksKJYR4iOz624k09o+M5KQB0jOz6w374p2sMgt4lB"
    "IhQOFBtvmeLZKtZJbE1d51UEPlGdfqfVb980SbA5YPcP19ft+/smkRsD9qHV+YQnif9xzb"
    "QYmwoxqURXMV/pK/EyhEjqzJaKb8J5EYjPsyE+z4JYq7TIpxIf3/qzG31JNIQHNI1SmMfp"
    "jg/u7UswPmblE7mSlMeH90Whr+tFzsf1IvltVT7WTPSPysfqB6pWYXSMViXC1pnTL+7yPa"
    "DXuIQnXeW9qrzXl/ftbs57TVsKtoJsicCEQ0W3WGTClvzm4dJanmdR3+0d8wZI4jtG+zb8"
    "6VFLzzAghUo4hcc7yC9xglWReT2y7UcNHs9JsThUAewKxmv7wx0JXqXDMkKzJqMwWHhW5d"
    "cG888sE5+BQQs8+cvVVzzriXdwkYlOZGgsqd+t5WlGRYyDa86XFrJKEC444TKl2/C2L+BH"
    "b0SPfwcHnxgJjCwilUvMlJ9hPNuloraYbvHzXcIw8Y3ZHhk9JxF+cwCECnR40UCHV2G//t"
    "zu3nS6vzSJ3BgwOLPPTdVyo562a+WNV974mkC/04RIZVrdt2nVtZdOlp+mwLIfUNd5cp/c"
    "d24fPqGvUrtqdX+FtT7yGz4Cffhx2+724ZC/WWXh334lMxTBqrnTkpTH90bsxJf2VbdAvE"
    "U7cboNOjNnL0SVZ30+PNBzMEZrcjzwhOsoZe33ayplua+z5V73PDpfVPPRxGkVp+vMaWEh"
    "qcLnKKXicp25rFzrr4LNfrRyOVtalGq/NrXD8A6W8bMkuJFkhe8QKOzwCqUiHiILNnq7oj"
    "OwiLMr04HlATZ8rC06Ze79QV+9Z+YK1M0AjZNU50z0lEa+f4arrwHPSvSwDGh874k+HqMJ"
    "9JR0PJeYBhwxvRV6UOa6wX0dT7JiH7pcGsS1hVcFawIjOW/KIsriTXj5YJc8wiqb0sVlr1"
    "dH707HE0X+vKDEnywAiIWL+ekjx37Eq0xwIBM9SAvHBoTn7pD7fVy4H+EFspm8E5c8OTab"
    "ilKHJuYNEx0O2RZtDpi7nMsMX1HPULSmEV4j/uiYU0wMXdZfnunB7eV0+/RRSUnHNecL20"
    "nJkxWgylUBPntcr074mIIDyrX00jm0gsHJNTcnlTNMpfI4GxXzOCe2M0+T7YvZd9fUtbbv"
    "Xrdu+9qbi3dN4m8NmNw6D/adD9ht/y/nb5qE/xuwq1bnrEnwL5x9/xuceP9bTdx9kfWtqM"
    "U3SnV81l6VjHiYKLsUHhOrCsJyM0oLocx0XqdQVvJf1w3wLRd9XIBQXh7cGJUCNgms6Wow"
    "tKMbaWmDmxochCn32OLghcSXLbY4UGWndxxlATpbaf9mhOg1uzd9pbIEdiGS14ycvaAMRq"
    "sSxZYgPaKv1b6j2CzbrciFBKniQlUugHzg2+zKSxZhSiVZFJcsOHTMM9nSTot03gx7mLYa"
    "8DWb/PvBnTtcNG6cKKGfxKiOKXB5e5qftOYnYf3r/V03Q+8L0cTFEXPskf8Sy3QPEdwc5B"
    "CNyGT2xePAuBqa1tcpplUc4Cq+nESdE2ViJ2KkKnii1sET6EorGTkRIlFp1flp1QhVEtoK"
    "yb+Bb/mDHPEw0d0YExGaWzWrmh0Lh0hP0UyETOSmaUaiNkxaIhBgbn+VnniRJxl44ofhnC"
    "ieS8l4u19Gpzr2JP0ZXdh0ZErvOhk71DBTEjZ3cRF06w99z6fM8wynhaLzn9fDJlw8IiPR"
    "/g/GMqfU9eIBBU2Z2SkDC+AAtgQkIkATxnkyx/Q0CCRYhjsIyguMMRJhRCfwOpLvh7ZjTr"
    "GcN0w/fnN8SBjxB1FKHFsXyigCLN+NKdDUwPsDUCw/iRRzS7G2+BCnhjsUma5PM3M8W7c9"
    "xMFCKarr2+E0DXhsMrOfyNS2RfVxv4Pz92/FXeEtu94PHM4W6bX7D71u8NQYTwEsbHKQPL"
    "y6zshd7/PHVrchwh58uL9zydCh3tJhMrFoCIzFaxmRLFwY50l34emXjFdYxzMGDIMw5AM1"
    "5PN5AAhZWPo4gBSbNvr9IPnABFN1naYfWAGj2/wCfFq5HGF+/obuil/Wb45ckU3+bsRDLF"
    "RkxItGRgR8Ka4WhUmUTpSiE72KRObbVv/6I2Ypyw3smoALWFMuZAN28/D5U+caxOcmCTZh"
    "pf+le9fj5TvFxoD930Or1+r2O13cG/oR/9wVioQ4KxIJcZYdCXEW91U8Am5VWenT1tghdP"
    "K59YfIO5QbA/ahDRyDP8Crbr+NMh3WWhVbA9YH9tx/aPeaxN8asF77ttXp3uDOYBOjW2Bi"
    "YHgL/MNz8BPYlJ9CmC39j3g+/1eJ01uPeUEDG5eBKhjmAjpllCtjDHVQInV1qzziYUqFeR"
    "nMhUxcHvE1ncK7MN4vXDajZpi/oqoZdUN+l+EcuDKgV7ZsVEKc7jWHJqic/+fhp8pU7L1M"
    "hf/6VkM9jVgBXwh4ymAgW8N/5eLzE4QK8EKAO3RueoGKXzxMP0x1hFAX62NzltfH5iyljw"
    "1ckLk6t6uWbieRRnt8yL8t2kAor39QcpKH3Azl5nmM8PgAf1dkUXmXvaa8Sywp3JtCHWxm"
    "u9L4zjLaSRrx8aG+k7U8gp10llbGPkR/fPBvPw/LMh8BDzct8jEnDTdMVTENt2Y4v0AW7o"
    "tlQCvoQyELSfSzPdoxsme4tg+HBSU6jfA4jCSe2VGnAYEKOX1GyKkfe5JupcqONw3TqXps"
    "dY41ldHZZWSiEMnxiUE7KXqM4ZQe/ZbyGvVhb4aeFaKpc2jIVt6a9t/6+WtX5FPsnx5f0F"
    "S4/Otcwl621mDNlrPtyFvrOOhyqMbpVDJCojiJ3weoLLJxwi1O2TqUZtxukkckGvnZmR6J"
    "SoKHOXU3ZnrE394C7fQyS4tWgLl4cdF6rrk7qC5auMRrXr+80lVen9Usrw6LyeaZHl9Ny5"
    "d6rZ6txPPF8pOV/JSyYrlKmKFVMFOpJQp18pwOTCLxRV1RMFRk9TR4Qsr9x9aPZxeXmOKD"
    "qSXcAtjAvBHB6ea6cKhfKdQfi9gwv5L5S/u9dGqSiriIykqpV1aK5EoC6Txb9ZpG1epsVK"
    "3VCS9PWWdkmOYozBJ7cEK65r+pFszL4kHBUbpjSr7ad/UbZQp6HaaggFujVUn1OkmpTBf5"
    "KnYIsa1of0fepT45wepaTOFuLPMhNikpoRMLqyp2QFNYYVn3OMDuBFzkbxBec8AVye3wMP"
    "TJz6SHA+IM2xGtC0Rqu84I1R3LpA7WD0hTTnZ1mVRFxC9CIuvhKoWkVgpJ6drGzyxrXLc1"
    "bdsp8qqgkXLO1BVYVSlqn5WiUqex8tFs30fzUlLklW0/5lTjWh/eIDE6FJAYm5bJe6LxdP"
    "Ri8mJ/RokQMT3ylTo83k/2xpLuF2E+tpm1Ig5Wt4Kj0asJ8Q77VfESWssFavdGUmbc3aVE"
    "WS5XwzrUsmKV59fl8q80BlnT9UzLIuOZzqZY4YuB6Dp2+OzQLeIsGbEAN5cISpfyOldYlA"
    "vk2KD2Fd7dKYFnGcDE1w3LZNTldyTabMEt41VxMCn1Oi4W+3riu4Pn5GWkeMkrAMclho0F"
    "ubBaGZ42zxKEY2Lvl1A5HFil4f3CSZ7dTkt1mdy5KPxKqxvddu7XO4PtAYMR+p/aWDlH+9"
    "zu3nS6vzRJch+nv4cNbX2MjxPbF19RClmoi2Xh5eTgJVPBsnPANrP4mYlg+2Jx+2+ta+AB"
    "/zdgaInsdLX+3ad2r9W9bjdJfM+AtW7vHoClD6LSUfhXcOzut9Ah/DFg1w+9Xrt7/Yfmz5"
    "omSewaMLzTmwe4rNwYMKTme+QGL8x0o33iBbWCTUEpJtCNoJY/IlPzQ6vDjyd2+YWZ8KC/"
    "VY9J+CJlO+omA+60bgf9tqBjNEBWKE+TpD0mO8eevVGilSnvM1aBFWnUqlpQZc+gkLFTWL"
    "ChPpZPpfphFC+PZYD0X94Du6ZSztdaO1/npsvb9ZRncZRSsbnWbM6O1sr7aGVEa6lPVeFP"
    "1dogkoA+29YRIVKmjqS1v1q0dWbUe+lQ6+Ix77VkwXZC3pPTfAvI9iKG1l4w7FHCHHnP9x"
    "DLngpuqsU/iw0ljP/i4Uq04pAmctldAS3rKzIxp0tHRp+bHoExue37lLQWIMobP6IZvCm6"
    "SQh7ustbO9iWgd0fdG4zl+Omt+bY9UXRJ4Aeh3Xqgt97wqPOHGtHcM9Dwk/gXxQ7gOBF4Z"
    "bDYxh0bBrrLhWnZDihdN1GZMCiDUEwcN+3BmDviUdKFw0yhFuGlypQSoe8XcZEd4K+Evw2"
    "EIO5vkKvAdAIoWBIbPR8YGMKHu4vfB+iypRvcEhpTMJbW+BsFlQNDNrxAn/MeIW/RRMMuO"
    "ZMN+CapiG6huBkln1H4BgONGDy6X8m6yvrWPRnKD0hwcAmsig09Po+5rZD/cYbzCbucs5d"
    "NDNgZpMMrz9+aDzc3wyzQ4JC3xRnmeyc8eVk7FB9HYmKjpEG+YLnytc+11WiAoeUt0R5S5"
    "S3RHlLjsFbomz5NVHKAzCr+K9Sieu8LtTDkQXi/1K3KnVZiFEqY1TVeS+RrDLrU0iPr4zU"
    "lqe8chnWZ+oH6nE5JkTI9vfFfRPH/s2h4R0zLZRDPYVYYV8c+6gZphz0SVq15jybD9woVe"
    "Zrm6Q8vo/t+0I1G9/n1Gx8n6zZqIIVjtqLrYIVXgWbVbDCC3Xhi/gqyrxeUUr1etX69apb"
    "Ak59WVsivXft0Ssc5RNQKDAPod7qwSKbkyyNPusEvBXyeGPxImLUw5y6m6N2gve2tpVWDx"
    "Xa0nFneQVUq6T8P6eE6oFgXKmIavVc9GgvUo36aeQxyV4S+/GCPWrxlSSPWZGs9OPgVTym"
    "Er5rPgrPx6sXGe9IAHtuDOSSnRQJgBQftDLRj0tWIvRxobuuiKjjoXIwsU/J8Amwtp+GPP"
    "ptOIVB6DqubZ3z70cp/nNpwBOT0So9znGrVxDBfkuLupofDiiDGkM1gEX9AQvLEsDwGO24"
    "HuoJYxhHGE7IFwV/EF4geDn3qcVuXn9Bt6wBi1VtcBuE6uOZeCoeucmjAfNiKUe2N+NPyK"
    "MJJ7aDFRL4BeBcFxji8jhQe+mJAgj8QT3bA84JZLCsGPDZc2yLiP2i9vHTzLYErESfeBJl"
    "GLvJozvt0T8p3McCay3waDEOie9LlbGnQ96mcNiAK0aDPSR/4v7AYcPHC4YDaOk3j7gmHM"
    "bdKx6xSb+NKXDs8pyM4MbLlHNwoiGLKkBRBSjuOnqt99Dt8lhDuTFg13e3nz+1+xjIFWwO"
    "mB/4Jf7HF7sinoe3xTrz5jTmTbZDNqfTtNpzxTgUIq81i+4xQPThU7tJ/K0Bu211H1qfMK"
    "wU/9eDHaarTeDCKWLThvxgn0rlBxfPDwbhJs3JnBtKlOpZrtVcr+zULOTTzHFpxueykNHK"
    "4LumOEKAz4sAfJ4N8HkCYC73lsE3IFDwFoBXdzV7UtadFBApT1KtPUn0mw66CE1RAnIC2d"
    "ckLxjUVdOauyKfsAyeIQoFZzIKEVX0JJrZHajXFPtvQR1SVUdL0/JM5p7i9V5CW91JY+qw"
    "yajMFzdOd3zBcJfnBb67l+eZ3108FMU6ZFhL+frSsTnXrXS0Y5Tx90CQnsohDg/4HKBv2t"
    "ed29YnkGIab2J6T1j2SdT1rtilJkqpRJ1aizoTk5nurBKfY6RbYPThvFKHx2fdtJYO1fIy"
    "hjPYnKA8vu/URaGg7YucoO0LEbT9rJI+262JEnhFMxyBYa9pufonkrCgI/B3XlQcvUQwfc"
    "hMd2WVD4PoI/RI6UFREaz7HXi34Cuy4h4gE0uL/LwuJ2K6WImEOqIFJ7+drzjYFHibdBLu"
    "/eqbPVGZXidVVGvHDqdHeJiqzgyfts7WsZPW9XX7M/cs+VsD9nuv0++3u9rdhw9NEvqBjq"
    "her30NJ2l3D/37zk0bHVKxXVU8H9svMcBsr5Qt0z+/zsyq+Kl6+6bQtwpPy3EtJVOM/KWs"
    "giAYI1USf60lwYBbpdtSJilVhPeGOOQ1YkmgVVvKRrJwYGyCbSGIU1VzfDZT9lrNsUUdcz"
    "w7SdVa5LENGou+PmuTdpKN1jPk+LRVNdPRkbqQpvg4JGtqO5224+PIlt1lJGMZKTBEcoSC"
    "4E66w+NrVQJhefoRovu2qJSdJ2Qn+srYzEvN6ch23IVI9u+5exlxa2s+uhc1xv35/2ccts"
    "s="
)
