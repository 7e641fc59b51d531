"""Guards on what the application's role may update, and on when it may say that something happened."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Beside a program that is running: rather fail than keep it waiting.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '60s';

        -- Those who may become the tables' owner could switch each of these guards off, and restore and fill databases.
        CREATE FUNCTION payflowx_is_owner() RETURNS BOOLEAN LANGUAGE sql STABLE
            RETURN pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = 'events'::regclass), 'MEMBER');

        -- The instant itself where the database's clock is within a second of it, else what that clock says. So `at` is
        -- off the clock where it differs from this, and ahead of it where it is greater. The owner dates as it likes.
        -- A statement is of its whole time: what it was given when it began is not too late by the time it is written.
        -- Both functions are bound to what they call when they are made, and say the same under any search_path.
        CREATE FUNCTION payflowx_by_the_clock(at TIMESTAMPTZ) RETURNS TIMESTAMPTZ LANGUAGE sql VOLATILE
            RETURN CASE
                WHEN at BETWEEN statement_timestamp() - interval '1 second' AND clock_timestamp() + interval '1 second' THEN at
                WHEN payflowx_is_owner() THEN at
                ELSE clock_timestamp()
            END;

        -- These fire after the row's own constraints and after what is frozen, so that the plainest refusal comes first.
        CREATE FUNCTION payflowx_refuse_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0]
                USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
        END $$;

        CREATE TRIGGER events_on_time AFTER INSERT ON events FOR EACH ROW
            WHEN (NEW.occurred_at <> payflowx_by_the_clock(NEW.occurred_at))
            EXECUTE FUNCTION payflowx_refuse_change('an event is written down when it happens');

        -- Whoever gives a user another password, or locks it out or in, ends what it has proved so far. That never goes
        -- back, and only ahead of the clock where a clock that was ahead has set it before.
        CREATE TRIGGER users_credentials AFTER UPDATE ON users FOR EACH ROW
            WHEN (NEW.credentials_changed_at < OLD.credentials_changed_at
                OR NEW.credentials_changed_at IS NULL AND OLD.credentials_changed_at IS NOT NULL
                OR NEW.credentials_changed_at > GREATEST(
                    payflowx_by_the_clock(NEW.credentials_changed_at), OLD.credentials_changed_at + interval '1 microsecond')
                OR NEW.credentials_changed_at IS NOT DISTINCT FROM OLD.credentials_changed_at
                    AND (NEW.password_hash, NEW.is_active) IS DISTINCT FROM (OLD.password_hash, OLD.is_active)
                OR NEW.password_hash IS NULL AND OLD.password_hash IS NOT NULL)
            EXECUTE FUNCTION payflowx_refuse_change('a new password or standing ends what was proved before, and none comes back');
        CREATE TRIGGER sessions_over AFTER UPDATE ON sessions FOR EACH ROW
            WHEN (NEW.ended_at > payflowx_by_the_clock(NEW.ended_at))
            EXECUTE FUNCTION payflowx_refuse_change('a session has not ended before it ends');
        -- A token that was given up has been used when it was issued, whatever the clock was then.
        CREATE TRIGGER refresh_tokens_use AFTER UPDATE ON refresh_tokens FOR EACH ROW
            WHEN (NEW.used_at > GREATEST(payflowx_by_the_clock(NEW.used_at), OLD.issued_at))
            EXECUTE FUNCTION payflowx_refuse_change('a token has not been used before it is');
        CREATE TRIGGER api_keys_use AFTER UPDATE ON api_keys FOR EACH ROW
            WHEN (NEW.last_used_at < OLD.last_used_at
                OR NEW.last_used_at IS NULL AND OLD.last_used_at IS NOT NULL
                OR NEW.last_used_at IS DISTINCT FROM OLD.last_used_at
                    AND NEW.last_used_at > payflowx_by_the_clock(NEW.last_used_at)
                OR NEW.revoked_at > payflowx_by_the_clock(NEW.revoked_at))
            EXECUTE FUNCTION payflowx_refuse_change('a use of a key is not taken back, and none is known before it happens');
        CREATE TRIGGER external_identities_claim AFTER UPDATE ON external_identities FOR EACH ROW
            WHEN (NEW.role_claimed_at < OLD.role_claimed_at)
            EXECUTE FUNCTION payflowx_refuse_change('an older claim of a role does not come back');

        -- The bank's word comes once, not before the day for which it was announced, and not before it is spoken.
        CREATE TRIGGER settlements_decision AFTER UPDATE ON settlements FOR EACH ROW
            WHEN (NEW.status = 'PENDING'
                OR NEW.status = 'WITHDRAWN' AND (NEW.amount_minor, NEW.currency) <> (OLD.amount_minor, OLD.currency)
                OR NEW.status IN ('SETTLED', 'FAILED') AND (
                    NEW.attempted_at IS NULL
                    OR NEW.attempted_at < GREATEST(OLD.due_at, OLD.created_at)
                    OR NEW.attempted_at > GREATEST(payflowx_by_the_clock(NEW.attempted_at), OLD.created_at)
                    OR NEW.settled_at <> NEW.attempted_at))
            EXECUTE FUNCTION payflowx_refuse_change('a settlement is decided once, when it is due, and nothing else about it changes');

        -- A run ends once, and one that broke has judged nothing.
        CREATE TRIGGER reconciliation_runs_end AFTER UPDATE ON reconciliation_runs FOR EACH ROW
            WHEN (NEW.status = 'RUNNING'
                OR NEW.status = 'FAILED' AND (NEW.examined, NEW.changed, NEW.totals, NEW.book_digest)
                    IS DISTINCT FROM (OLD.examined, OLD.changed, OLD.totals, OLD.book_digest)
                -- One that began ahead of the clock ends ahead of it.
                OR NEW.finished_at > payflowx_by_the_clock(NEW.finished_at)
                    AND OLD.started_at <= payflowx_by_the_clock(OLD.started_at))
            EXECUTE FUNCTION payflowx_refuse_change('a run ends once, with what it has found, and not before it has');

        -- The book holds each payment's last verdict, and goes back to none before. Sequential scans are off where rows
        -- are looked up by an index: PostgreSQL plans such a query once for a session, when there may be hardly a row.
        CREATE FUNCTION payflowx_book_last_verdicts_only() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                -- Sub-queries for each row, so that no plan can join them otherwise than by their keys.
                SELECT FROM booked WHERE
                    (SELECT created_at FROM reconciliation_results AS result WHERE result.id = booked.result_id)
                    < (SELECT max(later.created_at) FROM reconciliation_results AS later
                       WHERE later.payment_id = booked.payment_id)
            ) THEN
                RAISE EXCEPTION 'the book holds the last verdict on each payment'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER reconciliation_book_last AFTER UPDATE ON reconciliation_book
            REFERENCING NEW TABLE AS booked FOR EACH STATEMENT EXECUTE FUNCTION payflowx_book_last_verdicts_only();

        -- All that matching may say of an orphan of this kind; what is wrong with one that was read stands there from the
        -- beginning. Of money that came back it says what that was, why, and which payment it names.
        CREATE FUNCTION payflowx_says_matching(kind TEXT, problem TEXT) RETURNS BOOLEAN
            LANGUAGE sql IMMUTABLE PARALLEL SAFE
            RETURN CASE kind
                WHEN 'RETURN' THEN problem ~ ('^(Money that had come in was taken back|The bank took an earlier debit back'
                    '|A transfer of yours came back)( [(].*[)])?[.] It names '
                    '(several payments, and nothing in it says which one it is for'
                    '|payment_[0-7][0-9a-z]{25}(, which has failed|, which is not decided yet)?)[.]$')
                ELSE problem IN (
                    'It names several payments, and nothing in it says which one it is for.',
                    'It names a payment that has failed: no money should have come in for it.',
                    'It names a payment that is not decided yet.',
                    'The simulated bank has promised to settle its payment.')
            END;
        -- An orphan settles a payment, turns out to have been told or paid before, or is told anew what keeps it from that.
        -- What names no payment is never told anything but that another statement tells of it.
        CREATE TRIGGER statement_entries_matching AFTER UPDATE ON statement_entries FOR EACH ROW
            WHEN (CASE NEW.status
                WHEN 'MATCHED' THEN NEW.names = '[]'
                WHEN 'DUPLICATE' THEN NEW.problem <> CASE WHEN NEW.names = '[]'
                    THEN 'Another statement tells of it, and what it is made of.'
                    ELSE 'Its payment is settled already: this is a second credit for it.' END
                WHEN 'ORPHAN' THEN (NEW.payment_id, NEW.problem) IS DISTINCT FROM (OLD.payment_id, OLD.problem)
                    AND (NEW.names = '[]' OR NOT payflowx_says_matching(NEW.kind, NEW.problem))
                ELSE true END)
            EXECUTE FUNCTION payflowx_refuse_change('an orphan becomes what matching makes of it, and is told what matching says');
        -- What is said of it has to be so: the payment is one that it names, and is settled, or was taken where money that
        -- came back counts for it; or another statement tells of an amount under the same reference.
        CREATE FUNCTION payflowx_match_what_is_so() RETURNS TRIGGER LANGUAGE plpgsql SET enable_seqscan = off AS $$
        BEGIN
            IF NEW.payment_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM payments AS payment
                WHERE payment.id = NEW.payment_id AND (NEW.named_at IS NULL OR payment.status = 'SUCCESS') AND (
                    NEW.names @> jsonb_build_array(jsonb_build_object('payment', payment.id))
                    OR NEW.names @> jsonb_build_array(jsonb_build_object('reference', payment.gateway_reference))
                    OR NEW.names @> jsonb_build_array(jsonb_build_object('reference', payment.reference))
                    OR NEW.names @> jsonb_build_array(jsonb_build_object('word', payment.reference)))
            ) OR NEW.status = 'DUPLICATE' AND NOT (CASE WHEN NEW.names = '[]'
                THEN EXISTS (
                    SELECT FROM statement_entries AS told
                    WHERE told.booking_reference = NEW.booking_reference AND told.statement_id <> NEW.statement_id
                        AND told.is_booked AND told.names <> '[]')
                ELSE EXISTS (
                    SELECT FROM settlements WHERE payment_id = NEW.payment_id AND status IN ('SETTLED', 'FAILED'))
            END) THEN
                RAISE EXCEPTION 'an entry is for a payment that it names, and what came before it has come'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER statement_entries_facts AFTER UPDATE ON statement_entries FOR EACH ROW
            WHEN ((NEW.status, NEW.payment_id, NEW.named_at) IS DISTINCT FROM (OLD.status, OLD.payment_id, OLD.named_at))
            EXECUTE FUNCTION payflowx_match_what_is_so();

        -- What runs with its owner's rights finds what it names in its own schema, whoever calls it: temporary tables
        -- would be looked at first where they are not named.
        DO $$
        BEGIN
            EXECUTE format('ALTER FUNCTION payflowx_forget_what_is_over() SET search_path = pg_catalog, %I, pg_temp',
                current_schema());
        END $$;
        """


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER FUNCTION payflowx_forget_what_is_over() SET search_path FROM CURRENT;
        DROP TRIGGER statement_entries_facts ON statement_entries;
        DROP TRIGGER statement_entries_matching ON statement_entries;
        DROP TRIGGER reconciliation_book_last ON reconciliation_book;
        DROP TRIGGER reconciliation_runs_end ON reconciliation_runs;
        DROP TRIGGER settlements_decision ON settlements;
        DROP TRIGGER external_identities_claim ON external_identities;
        DROP TRIGGER api_keys_use ON api_keys;
        DROP TRIGGER refresh_tokens_use ON refresh_tokens;
        DROP TRIGGER sessions_over ON sessions;
        DROP TRIGGER users_credentials ON users;
        DROP TRIGGER events_on_time ON events;
        DROP FUNCTION payflowx_match_what_is_so();
        DROP FUNCTION payflowx_says_matching(TEXT, TEXT);
        DROP FUNCTION payflowx_book_last_verdicts_only();
        DROP FUNCTION payflowx_refuse_change();
        DROP FUNCTION payflowx_by_the_clock(TIMESTAMPTZ);
        DROP FUNCTION payflowx_is_owner();
        """


MODELS_STATE = (
    "eJztXetz2ki2/1e6+DKZKsaVOLYnS27dKmyTCTsxzsV4ZmfDFsjQGK1Fi5WECbs7//s9p7"
    "v1fiDJPATuLwmW+rSk32m1zvv8pzbXVhPDXH4/aT1T5tQa5D81ps0o/IieqpOaNp8HT+Ah"
    "R3sw+GiKg2w+6sF2LG2Ek000w6ZwaEztkaXPHd1kOPb3qUnG+pgsp5pDHBP+10dTYj78k4"
    "6cOtEYnqHsBCcbmyOYTWePBej6rM+G9oIfHujjIdFt4kypHAhjTJsSuEXdgMNwTrcbRCPw"
    "VDN4hB9seQpu3SRT0xgLYvF8xJwQHf6zqeMYFMfzy8KhPnum1lgfOfYJGY6mGnukwWtb5h"
    "L+h9sWp/idWpTYC3gATR4kUwCYMhsfTXeIyYwV/DOi5I13d0gwohTuCU/8+LHPcPKxBmzQ"
    "4KHE7cJVZqaNE8jbxrvWiLOaUzIxLZj7hLQdvDO2MAx+SNyALW7RonOqwZhecGq2mD1Qiz"
    "9Mn0kwNP7nimjwJEtLdxzKyJvh3LR15PTwxwYZGeboiaNmA42lGWSmjaY6g0uNTfYD3Jk1"
    "phbOMuPsXjD9Xws6cMxHCscsYPq3bzWflXzFwWPg/x7GtX/8A/7U2Zh+pzZS4J/zp8FEp8"
    "Y4tKLFBPz4gE8Dx+7v29ef+EhcbQ+DkWksZswfPV85U5N5wxcLfXyCNHjukTJ4JoeOA0sd"
    "IZXvhHtIPBQccKwF9W517B8Y04m2MPCFqf3PZMFGiB7hV8J/zv5X3lpg2GDQue0N7lq9wa"
    "AWe7/wFiKvjjw0Mhm+mzq+qQDMn2JeHxB+tIYXuPrc7L55f/EjhwAW06PFT3K4an9yQlgZ"
    "gpSD7qPsMiiM89VUs5JxdsdHkIYbLYOxe8AH2d+EXPhcgLYAaW2mfR8YlD06U/jz4m0GxL"
    "81uxzli7ccZRP2TLGVduSZU34KwfbBDb8LeZdymGqTS3rPcL9kBfug+ltJAUxDRC+AVO4B"
    "x4UofP5Nq8gm4BEc4S7wIc8u8CF9F/gQ2wVw742j+9e7204yuu74CLgorpD/EkO3nQMEOQ"
    "NURAJnntn2v4wgmG9umn+L4nz15fYyuqRxgssI6OZotLAsOh5oThz7a8DN0Wc0Gf8IaZQN"
    "kvbE/XFczOi1b1p3vebN1xBHrpu9Fp455UdXkaNvLiJc8iYhv7d7nwn+Sf5+22lFGeeN6/"
    "29hvekLRxzwMzlQBsHMXEPu4dCjHYF2DiXL/XHNnOSeRykijBYZ4f4fsH9wn8//eX09P37"
    "n0/fvr/4cH7288/nH95+gLH8juOnfs5YB5ftX9qdXpiteODPP1FgnzwFhEk88KCNnpaaNR"
    "7EzpinZtrY+KnZ6Sx6RGPaI4cTnxtv2NN07/RH1mafQP1bWPLOY9pwZEw9Wy22YfRAZ4NJ"
    "cPxaBfkzaIvmBNUppAcmEZ2BdmgTnAaUR9CnDFhIddQUNUa00chcoJpnkYllzvih8RiuZg"
    "utGM6BQou6MeqVoPdZdLKw6TiuYe/ywgm6Xl5Fzh6ZxXQMj2Az4sV6Re7ghIt0fS64dMN4"
    "p+6FQZJj2gtP3539fPbh/cWZtwV6R7J2PrHLBT8xhmY7A/FOlRAn4tRKoqi0RCG3vQHfD4"
    "tyO0asmF05ZldGgrm3+Zc0QW7hZ9ZIK7DOrJwiSpPMYazJ8NuvEaB75nZctD1rKy49gOgg"
    "bMj0pxk3qAvJAMWAJzp3ULKAGwCqEdqXuRndJmJBxgWT7V4OPQY9bpBHo7hJ5pptL03Ltd"
    "KDWKOPKbx+zorMLfNZR5v1s7kYTanNzedohEfsTsgdXBIQsoU89EDhLCXDEeh+SA9QDqQD"
    "ADbuYZ+h5fzZ1MfogGB06V8Y708jYwo80J81bhCmcAgN5UQzjJwC1LcaXBl3AfmZcI3lyj"
    "q+N+s4xcVZRHT1CI5OdD09P8shu8KoVOGVnwtLVvz/AvC644/Q7nj6No9uAKPS8X0bMz26"
    "O9QAtMJpEaBjhKUQr5i1fAeAW6aRsqBbbDHjWLfhnjQ2onHRUdJWeXHX7u9a3QbBf/vs9m"
    "ur2+zdwt/urz5rXt+0Ow3C/4vKBXm48i4PU96l8+RdjCW6PeDf5QS+XJoAucZSvplBughP"
    "HoBwW0xxt/jdfiQvb2+/hGT2y3bE+te5v7lsAfYcehikOwGjYMhBF5JiiihPYUqlOVVOc4"
    "qwOUFMLsHylFk2wP6KfX8OnfuV0Zubc/1Xuqolas7yXD1bd9bm+uCJrnKrz0KH/QG101Vd"
    "hrIBiRtVxfVJV8MdUwzaSlCKy02SHGVF4cVxhHQWjaj6xi0DMtZBqZQVUymVyhOQ9fIJe1"
    "nSXlzlsehE/15I1/EojhHjizwQR78kAYQvYkFtga0nLlHrTLNWKW69MGFUpF45wgV1YHBn"
    "ydQyVsX7ngOql+1Os/uHF9nifdS/3HZ+uUyIbbn8o9dqKgH7tYhYQTbT73MdpivB5jClEq"
    "SrzGXuHuYuw5Ku5QCt4nSVOW3RZ/OpFJ/DlIrLVeZyQPfKq0oFSFS0f1KEYRjdOLSfTIvq"
    "jwz0/piFPQJozMF+mKD6R/2X2dKWnlIfXFLw9GNqUGGt7cL67raverU/92W7aX13qMU0oy"
    "199LXkLMboqPqahEY5fiBd/3re4E3MUtSE5UXnyXhJ4QMNnkao2/YChqGzX6bouEYc1zZD"
    "8Dl4Jp+Mf8BwA0ylS86O3MF1eXYlOpYGI0ODbwOPZMArTjF21OAxCjDNE2VkqcmMQlvjWZ"
    "t4AaT0TVOguTXwPoEO/sLLuZmIzHSm8GDp9irxDNxzIB4hw2qlLFT7tVD5vMprQfEpjtCC"
    "cnp+nivw4Twj8OE8JTOwCMgBEoVyPpSVoeRViNyR71th7SpOrhheaYYrHUvpWErHStexun"
    "QC3J72UK6vJepXoRFrdCtLjB1wNSGnWnULyoGkk+oFr2pii4DrOnk0zTHXUlCLACDjClKp"
    "GRJ1D06d5iqX8ym9YzfbTpbeEeBTDO0sv2KYTrkV6yXdilyLKyNAhQiV6FRp0alCTkXF5q"
    "1KyGXeZOVLPBD+BsSWApJJmErpQdl6kERrI6rQnT/XYUK7VhsKr62KKUQu/Mk1QnzeZBYH"
    "kcmi+RSgJk9z/UlnIjnUMIRvZWIaMLFMONWdBneuTLSZjtUjJ2GFxz4hTZ5ISseu2kOwmK"
    "NFYL1ZGDb8CPxIDDTe4aXz5LUmxyPDsG9BqULpX/vVv5S1/FWIDkoDeB1sxs27DJMDdEoH"
    "qDiHB7Dx2kkiakaFghDVMaZ158rqzkjqjnqRlbdJeZv2r19V19t0Qy2MA0vpR+CdrWerVz"
    "M5Ln9FI1BEVkK1cbQnartV922MXTOorGEoUvhFrSEeJefVEeKNCbhOg0F2WGcosZDRdq6i"
    "qgEdoIKkUje3WzxFVepQlTqqstwPXVGoTK2GLgVkR7qh87p4PWrN7GRBIWngGpnBCpEMHI"
    "8mR9i/Jj7cgDP299Ed7OzzoLEnUbPQlUaklZRSIQLA1/6J0rksmMy7+eiTCbUoNv5x5Jwg"
    "mfHSgElB/zu4qiyPuOL9hXiEjCeymBNO7V5G1FVk/Bgvec9GqzreCUbaGIasp+j4pRYZID"
    "kyZ3OUPcfE1uH6fTZ81gwdlpRlzoYnpIlNkcY/YTukBjF5cgJnC287hEUT+V8n5FKzYcq5"
    "qfPWRHBuumBji46dqS0CfeZwk7IbEt6ffAYlPB2q8OQusCICVJDm+CwV73NIUO9T5af3Ue"
    "kJtovBA75VA/FWxYFOrwCeQKoqgScITAjUTGdJ3XKyuk2EyI4J2B20mwjC74ASYKEdqOxC"
    "T5/gmLiyseXuw1Vi0ScQHxPIO176vpBVVFULUypVrXKqmtLIXy2bH1ZF+xhGCZV7KbJRus"
    "ptQWAjZKpFZKbTbhZw6rzYcRf0EB0ktmt9d5HFleK/S94glG90Pb6xXbFiHtKvwnhVS7R7"
    "uifr2bZO14hXwL6pkZGh867n9hMdYxe4B16yw4LbdDuwo19zSskj4LfUVnDQXlIrqdnci2"
    "dEu+TtxE3XE/VMhvT7yFjY+jMd8KZvQ9/aGOyL7to4memQT832l9Z13fer4sWwlK9r+CRX"
    "n1tXv9p1aTa0sLY0kbZBz4AKj/X4KDqkY2isRem/KXZdpxYoKzDe6+DuBGykE92CG5rpjx"
    "a3NzdEe/Xb7g0ZadgenX6f8yY22Q3S3YAHfUxnc9NB+xaWIhbhsBK1gUWlfZe/teJgQvZi"
    "3MqJk2SW/8UBkf0oeVDQ+JY8QpthP0FfvVNW1r1bWaOLKgZ5RhGXOOkxOq63UWdkAten1t"
    "zSkySirNTVCKHKXa2XzF2NbkX5zVRRSmWjKm2j2ouLp3LQb9PHI8WSwQzkCTPhg5rV0ClK"
    "eYRoX+RpUXaR3qHsItagLCSH5cU6RHR8fsutfEKDd1YA6gjZ8YH97m3eJgmZXRJisXYRxa"
    "sI5gmkx4f7dqr+OZqzSPBX5usP51NXeesGuaDdazd7resG8X722d391VXr7q5B5I8+E4p8"
    "Qyr0UXtDvncj15tRoFecq2kXeBsCJFVmS8nX4CwPxGfpEJ+lQTwo9WVNJFabTz4lVdONhU"
    "UBzXEhzKN0xwf35sVGF7Pi6XlxyuPD+zyXSHOeIdGcxwUa5TlPRf+oPOdu+HEZRkdoVXpz"
    "lTm9d0f+Ab3GBeIjVDazymbev8d+fTZz0lawEWQLhJscKrr54k02FA3hs+nBNJ8GlDlWgg"
    "J9KYlvGe2Z8E+XGlqK1c7j1CXM13KnO8gPcYxTfxaOHbnU2NPV1NRHtJYYPhI4X8+OIME8"
    "s8GIDy3QHMemjmNQ0aAYGfxDIAWeZ4DhGRZJ/OIZZfxKIsmNB4RwMdt24BFnD9hNxgQAkh"
    "vjbPmabqCIiOfgWW3iPB2Td3UMNPGiWMSQuWWOMLBjYi5ENAjm8uNNwj3bHwnVRlMCy1k2"
    "xcHgFdmI5wc7Z8KaCpvYb2Y/Z38c6VSvsU+wGX/xepgPKG0EN5qyRm6Xtsq21Npd++b+iz"
    "Bxez/7DBSeXuum1emhldv7XQ3DNmyMNmVldOYgobKNVFpjlrwqnlQQoVPB75k6ngfXLhW9"
    "agK7PjI7srQqFph9xwXN9NjswPk1wrXtjSwSoc0FXCz/YGsrXveA93CUpQ7IcAxCo+zXuA"
    "SBlw+39dkCZc2xIJxzwoWTErC9wQug1Nz0AqOnmh0MzcbwZ9zgrrvN3ztEXhjjt0VNrPCc"
    "IM6bS0Y8J54oACGW9keghCUjKhJrRp8hgU0Y1svA8O+Hl9TPWh/WrOTwvcrhryJA4murc9"
    "3u/NIg8gdIjq1ej8dCyB/R4Ig+896thv+aVUOyVJG3KvK2ItBvtbqK8ujv2qNvmwsrLTwo"
    "x8fAo67y4vZNCYPLZufXgD2B/x0wKgRsCmU2/s2XRebm5FJRXHHK43sjthLC9awZIPSitS"
    "XZjJMMd5gqy4ZzeKBnYIwmmWiQOVd3iprAfCoVMFJl85fmOHQ2LxcaFKVVnK4yp4WxpQyf"
    "w5SKy1XmsorofBVsdjMTi1nYwlQqLC3bZTH3a4y82GERqFdymNCudVqE19auoqfQeskdCJ"
    "sMobpzJ1VxVKB0NkcjNDnWUgOp3AH1HJFUmhibt18JI5IA44fQc+JX3BZhRbIvo028hWCf"
    "kK/UnBtuTxFHlNixtZXw1ugOWWo2GRmmnVSxZ/uXRJfQUB8DnT7RR3wxcl8SdyMhPVYfFw"
    "0oKdCtbLyR5VQfTYlw6ywt3aH81tw7fTPEYw6GHNjeXDJQi1cCn/1Y7zO4hYkGU/PTNiUO"
    "NYyPBCX4laxa7j+ReBJmupc4IR3TmQJGPFBrqenoljL5o+HtjvE2OTBD8ZQDfCgztdnlt1"
    "oYAO5Xck2r8Yo9HHjlcKqKwynOu7xGrDhlle2MlcmM89/uImCHqY7PWrh5nJVHaNseoZ12"
    "g6r06n2Xt0RFVoWK2AJ2P75FTN0hotds6Q6KGUUsJ0E6ZTepnN0kpuLvK3AuoCzd27S2Tq"
    "HCMQV0qsHCzpui0sP4My85xDEDXZR4KyNnapmLR2yzJGtH1Hmw2VzTxxjVxik8PekjgX90"
    "gwzdJsjDuFa1iwuqfJGKqw17qBNTsc/RtsvEaLatP7JyvrwwqfqMVe4zpvrUvyYOux/1Yp"
    "+mMJVy8Kg2F7t3m2m+O+DFbrOIe+EwF+1a11n4ra1waYdqLt9qVXYopRV6HsdaqlLoD6nn"
    "0Al9T04+jfCWBbw/bsqT5/tpg9ImTPfOCh1AM23Mk42WstEu5knViW36Piye0g8aGxPdbC"
    "e6wVP8n+Bzx+Lq4U6vzv1v/ivn+ctcZ5pm+wlg3NVmc4/eMKhr85YbfiqXM4U5dLvOmSt9"
    "acz0PIdwqs/ExeFh3J4cbmEtOR49ivxGHyzzCZ9vImomnJDh3DKBtzN7yJViG5AQCWAmkx"
    "igT9Bkj6KEg84fQeuz5dQ0aIPYi5ns2CEaIAs/nUgY46BjExL04IlBmKMmby81a8x13zlJ"
    "zjp9NjethL4XoU0OJB9uUYxll4VOhMwbEUKlzFfAB+gkRVxktG4IUqm+DUGlo0jfholpzZ"
    "J0v3w5Hj51ld1VtavmTW/w9vx9g7i/+kz+OvOOnfXZTe8vZ28bhP/XZ5fN9mmD4L8w+u43"
    "GHj3W/Rzs6eUvwyFLt0AlqnQHYENTDUfOEyUbQqPiW2KCxcBSqAslcNaNcA3XA5oDupCcX"
    "AjVArYOLC6PYCpLW2c5Im4NEFk1liK8BKmjMovQFqdz+dGxJfb2y8h8eWyHcmp7tzfXLbg"
    "O8g3DhikC526IqnWVVvIW820Bp2ucI5jiOg1B364SmUB7AIkrxk5c04ZzFamkkWM9Ii+Vr"
    "uuZGGYdkkuxEgVF8pyAeQD16ZXXLIIUirJIr9kwaFjjs4WZlINpPWwB2nLAV+xxb8b3Hm6"
    "1SDF05e620Sojql40eY0P2ntj8P617vbToreF6CJiiP6yCH/JYZuHyK4GcghGqHF7IrHnn"
    "E1sKyvEkyrOMFldDsJOy+KxNZESFUEVaXjaxJcS3ldRgmkKiQk2tvboAVRDZCouKXsCBuE"
    "Kg5tidAPL6bgk5zxMNFdGwASWFs5omuC7/dGYC4WxVTNDWEtxgm7YsUCbSJp/cm1i2Op/5"
    "n1i0PVB/S86RcY7jIzn2W0CwtGn5yQYbDCJw9OYfSZWvDvo+boz/QjBmvQB13GkZCRRcd6"
    "QiXjbVyEh84Y+hMsYFskmsMw/ZGKPHORs+7H5JCHhcgOx9AWfmFqzTXLWdX9SB0e+4JXFp"
    "dyTGNMtEdYZh8DsTR9phEYY2PABIa4YEaILiJVbMfEBiQ4H9ct4NHcGAN+fxii4zU2Cd8D"
    "pujj0am5/AlWjU7lKD4PD9mRhJrTkHWWZZQRPCLDib2OK0t9RL3QHj8EyJ9thM/6QAEMSt"
    "4MTUt/1Jlm+NFHGu+o8iMAfGnCNTHMh8+D6C39YtHY1gXz7i18FMOt7Yw1n7GswBBXM7CF"
    "Yy8KBngpN/iwgdLR/p1xmjp5WCEO5NE0BSiikIFN3rxzw6MegMs/ynrW3Vbvvtvxnp+J0g"
    "ANzngHr64xctv9+rnZqfvoyyLWQ4s6C4vJyp5DYBheaxyqqC0LJoh6C47ZZ7KugtfRpk6o"
    "Zhk6xcwhTAxyVx4CJ6h4Z5mGG+tEmSxWIKpPcFydQE5SeqCTHQy7g8+0zl/iaNSTCkbaaz"
    "CSx5cY1ume0gCJMkMkmCFeRVXxm2bv6jOWDJc/+kxsWw25ffXZ9f3XL+0r0FgbxPvZZ+1f"
    "Ordd3qxd/Oiz/7tvdpudXruDRwN/RL/LuYKPTvMEH52mBx+dRt2DT4BbWVa6tBX2wda+Nv"
    "8Q5X7ljz771AKOwT/Aq06vhcInMEv+6rMesOfuU6vbIO6vPuu2bprtzjUe9H5iQBksDIwo"
    "g/9wDH74GvIDCKul9xnH8/9KcXrjYWZo0+bCWglbuEen7OBF/A9cgLU1ozjiQUqFeRHMhS"
    "RcHHGfTuGdG+89d6uoGOavqFlF1ZDfZgQV7gwYCFE0EChK95qjgVSp/Zfhp7pD7Lw7hPv6"
    "lkM9iVgBnwt4ymAic4D/FUuJiREqwHMBbtGZ7ngqfv7MmCDVEUL9NlcdPhyW0eYnXokPLs"
    "hsjdtVAc1xIcyTaI8P+a0UQAw5F4qt8wjh8QH+Ps+m8j59T3kf21KCDrVB0dKeicTHh/pW"
    "9vIQdqmhCjmxD9AfH/ybT310/d9JlpD0zPcgVcnM94rhvIfE970VHVDQB2IW4uine7QjZC"
    "pOMl4Ou1Cgt0egorxfEOXtRpwkW6nSQ7yDdKp8YpXDu2VCRBGZKEByfGLQVnoNY/ynQ78n"
    "vEY9OJqiZwVoqhwaspG3pvW3XvbeFfoUu8OjG5rKUHmdW9h+W/xVbDvbjLzlB2wXQzVKpz"
    "JUYvWAMBS4DLJRwg0u2fXBr5XENSPzJxSNvJG8lFBZ0cNcumtTU6Jvb44coP30/qzmnrv7"
    "1p9J+0qcFW5Lz/zpbqHJDnAzWb/So7tpHmZsKq2KJxFmZ1W5eYb5kqowbS9vp1BRO5fndG"
    "DqiCvqiurBIkdJpB3dfW7+dHp+gQlLmFDCLYB1zDwRnG4E+nDKssHuXMSE9ZXQMXSnl05M"
    "UhEXUVkp1cpKkVyJIZ1lq/ZpVHncetnyuPDyFHVGBmmOwiyxAyekrf+bDrx1mT8oOEx3TM"
    "lXuy44pUxBr8MU5HHrYVVQvY5TKtNFtoodQGwj2t+9TQ/x+5FX44gvsKpWfbgdyXyIdUpK"
    "YGBuVcX0aHIrLH7DE2xVwkX+OuHVE2wyN7QR6AOMLolXhECOMC3Rx0SktmvMy4Q3WaJysq"
    "3LJCoibmUaWYJaKSSVUkgKlxN/YSXxqu1pm06RV1WulHOmqsCq8mH7Kh+mfDRb9NHsS4q8"
    "NM2njLJh/uk1EqNFAYmRbugaz+7ABLJ88mIP61dxEdPBWlg83k82ypPul4bsSWesiGUubT"
    "wbvppfIolX3FrMUbsfJzVr39aleP0w3R5g6XdZp0r2z6PelUYga9qObhgEezY+YikyBqLr"
    "yOKrQzOItWDEANxsIihtyqtbYVEukGO9ild4dycEnqUPC18bGzqjNr8j0fkObhmvipNJqd"
    "eysWzZkh/2npOXkeKFrgAcm4xNLMOFZdVw2Cxn3/lvgXI4sEvD+4WLPL2D3Z4jP0pIx5X8"
    "BGaJwq+0utFN+84/6P3uM5ih96WFlXMGX1ud63bnlwaJH+P0d/Bj4J/j80SORXeUXBbqfF"
    "l4GTl48VSw9Byw9Sx+YSLYrljc+lvzCnjA/+sztES2O4Pe7ZdWt9m5ajVI9EifNW9u74Gl"
    "96LSUfAv79ztb4FT+EefXd13u63O1R8Dd9U0SOxQn+GdXt/DZeWPPkNqfkT+4IWZrgdfeE"
    "Et76egFAvoWlDLP0JL81Ozzc/HDrmFmfCk+6sai3AvZTuqJgNutW4H/T6nIzRAlihPE6c9"
    "JjvHjr1Rorswb+1XghVJ1KpaUGnPoJCxE1iwpj6WS6Va0OQvjzUG6b+4B9anUs7XSjtfZ7"
    "rNO2QVZ3GYUrG50mxOj9bK+milRGupT1XuT5VvEIlBn27rCBEpU0fc2l8u2jo16r1wqHX+"
    "mPdKsmAzIe/xZb4BZLshQ2vXm/YoYQ695zuIZU8EN9Hin8aGAsZ/8XAFeoZIE7nsqYCW9R"
    "WZ6I8Li3p9N2BObvs+Ic05iPLjn9AM3hA9JIQ93fb6bDysiMZt5nLe5B4i274o+gTQ4+Cn"
    "LrgdJxxqzbB2BPc8xPwE7kWxVQleFG45OMeYjvSx35vihAwnlPr9Tvps6U6IpRN54L5rDY"
    "AbJU+UzutkCLcML5WnlA55k4yJZnl9JfhtIAYzbYVeA6ARQsGQmOj5wM4UPNxf+D5ElSnX"
    "4CAbXgTvwzHNJ4KrWVDVMWjH8fwxoxX+LVp78AYoY7imPha9THAxy8YjcA4n6jP59B+Jf2"
    "UNi/4MpSfEm1hHFgWm9u9jZlqwHMUJZhJ7MeMumikws0GGV58/1e/vrofpIUGBb4q1iHfO"
    "+FYbWVTzI1HRMVIn33CsfO0zXSUqcEh5S5S3RHlLlLfkGLwlypZfEaXcA7OM/yqRuMr7Qj"
    "UcWSD+LzSjVJeFCKUyRpVd9xLJMqs+gfT4ykhteMkrl2F1lr6nHhdjQohsd1/ct1Hs3x4a"
    "3hHTQjHUE4gV9vmxD5thikEfp1V7zov5wI1SRb62ccrj+9h+yFWz8UNGzcYP8ZqNKljhqL"
    "3YKljhVbBZBSvsqQtfyFdR5PUKU6rXq9KvV9UScKrL2gLpvb5HL3eUj0ehwDyEeqsHi2xG"
    "sjT6rGPwlsjjjcSLiFkPc+muj9rx3tvKVlo9VGgLx51lFVAtk/L/khKqB4JxqSKq5XPRw7"
    "1IB9RNI49I9pLYjRfsUoPvJFnMCmWlHwevojGV8F1zUXg5Xt3QfEcC2EtjIBeslicAUnzQ"
    "ikQ/LliB0Me5Ztsioo6HysHCPiHDJWBtLoc8+m34CJNQP67Nz/l3oxT/uRjDE5OHVXKc40"
    "avIIL9Fga1B244oAxqDNQAFvUHDCxLANNjtKM/1RJjGB8wnJBvCu4kvEDwYuZSi8O8/oJm"
    "GH0Wqdpg1wnVRlPxVDxyk0cDZsVSPpjOlD8hjyacmBZWSOAXgLE2MMTmcaDmwhEFEPiDOq"
    "YDnBPIYFkx4LNjmQYRx0Xt4+XUNASsRJs4EmWYu8GjO82Hf1K4jznWWuDRYhwS15cqY0+H"
    "vE3hsA5XDAd7SP5E/YHDuosXTAfQ0u8OsXU4jYdXPGKTfh9R4NjFGXmAGy9SzsEKhyyqAE"
    "UVoLjt6LXufafDYw3ljz67ur35+qXVw0Au72efuYFf4v/oZpfH8/AuX2fejMa88XbI+uNj"
    "Uu25fBwKkFeaRXcYIHr/pdUg7q8+u2l27ptfMKwU/68GO3R7MIELJ4hNa/KDXSqVH5w/Px"
    "iEmyQnc2YoUaJnuVJrvbRTM5dPM8OlGV3LQkYrgq9PcYQAn+UB+Cwd4LMYwFzuLYKvR6Dg"
    "zQGvZg/MSVF3kkekPEmV9iTR7xroIjRBCcgIZPdJ9hjUVdGauyKfsAieAQoFZzwKEVX0OJ"
    "rpHah9it23oA6oqg8L3XB0Zp/g9fahrW6lMXXQZFTkixulO75guIuzHN/di7PU7y6eCmMd"
    "MKwlfH3pSJ9pRjLaEcroeyBIT+QUhwd8BtDXrav2TfMLSDH1txG9Jyj7xOp6l+xSE6ZUok"
    "6lRZ2JznR7WorPEdINMPpwXqnD47OmGwuLDrIyhlPYHKM8vu/Uea6g7fOMoO1zEbT9opI+"
    "m62J4nlFUxyBQa9psfonkjCnI/B3XlQcvUSwfMhUs2WVjzHRHtAjpXlFRbDut+fdgq/Iin"
    "uAdCwt8tEvJ6LbWImEWqIFJ7+dZ5zsEXgbdxLu/OrrPVGpXidVVGvLDqcneJiyzgyXtsrW"
    "sVrz6qr1lXuW3F999nu33eu1OoPbT58aJPAHOqK63dYVDBrc3vfu2tctdEhFDpXxfGy+xA"
    "AznUK2THd8lZlV8lP17m2ubxUOy3AtxVOM3K2shCAYIVUSf6UlQY9bhdtSxilVhPeaOGQf"
    "sTjQqi1lPV44MLLANhDEqao5vpgpO63m2KSWPprWErUWeW6NxqL5o9ZpJ+lovUCOT9pVUx"
    "0diRtpgo9Dsqayy2kzPo502V1GMhaRAgMkRygIbqU7PL5WBRCWw48Q3Xd5pewsITvWV8Zk"
    "TmJOR7rjLkCye8/dfsStjfno9mqM+/P/AVp9BBM="
)
