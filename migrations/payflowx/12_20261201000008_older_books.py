"""What a version before has fixed wrongly: deadlines that are counted anew, and entries that are read once more."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        -- Beside a program that is running: rather fail than keep it waiting.
        SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '60s';

        ALTER TABLE "reconciliation_book" ADD "recounted_due_at" TIMESTAMPTZ;
        ALTER TABLE "reconciliation_book" ADD "recounted_missing_at" TIMESTAMPTZ;
        ALTER TABLE "statement_entries" ADD "doubt" VARCHAR(10);

        ALTER TABLE reconciliation_book
            ADD CONSTRAINT reconciliation_book_recounted CHECK (
                (recounted_due_at IS NULL) = (recounted_missing_at IS NULL));
        -- The deadlines of a payment are fixed: they move to what the owner has counted anew, and then that is done with.
        CREATE TRIGGER reconciliation_book_deadlines AFTER UPDATE ON reconciliation_book FOR EACH ROW
            WHEN ((NEW.due_at, NEW.missing_at) IS DISTINCT FROM (OLD.due_at, OLD.missing_at)
                    AND (NEW.due_at, NEW.missing_at)
                        IS DISTINCT FROM (OLD.recounted_due_at, OLD.recounted_missing_at)
                OR NOT payflowx_is_owner() AND CASE
                    WHEN NEW.recounted_due_at IS NULL THEN OLD.recounted_due_at IS NOT NULL
                        AND (NEW.due_at, NEW.missing_at) <> (OLD.recounted_due_at, OLD.recounted_missing_at)
                    ELSE (NEW.recounted_due_at, NEW.recounted_missing_at)
                        IS DISTINCT FROM (OLD.recounted_due_at, OLD.recounted_missing_at) END)
            EXECUTE FUNCTION payflowx_refuse_change('the deadlines of a payment are fixed, but for those counted anew');

        -- What is to be looked at by whoever migrates, or by a person; nobody else writes it.
        ALTER TABLE statement_entries
            ADD CONSTRAINT statement_entries_doubt CHECK (
                doubt IS NULL OR doubt IN ('AGAIN', 'RETURN', 'NAME', 'CUT', 'MASKED', 'HEADER', 'UNREADABLE')
                    AND is_booked IS TRUE AND (doubt NOT IN ('RETURN', 'NAME') OR status = 'MATCHED'));
        CREATE INDEX statement_entries_unread ON statement_entries (id)
            WHERE is_booked AND likeness IS NULL AND doubt IS NULL;
        CREATE INDEX statement_entries_again ON statement_entries (imported_at, statement_id) WHERE doubt = 'AGAIN';
        CREATE INDEX statement_entries_doubtful ON statement_entries (id) WHERE doubt IS NOT NULL;
        DROP TRIGGER statement_entries_who_was_read ON statement_entries;
        CREATE TRIGGER statement_entries_who_was_read BEFORE UPDATE ON statement_entries FOR EACH ROW
            WHEN ((OLD.counterparty_name, OLD.counterparty_account, OLD.likeness, OLD.doubt)
                IS DISTINCT FROM (NEW.counterparty_name, NEW.counterparty_account, NEW.likeness, NEW.doubt))
            EXECUTE FUNCTION payflowx_refuse_identity_update();"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TRIGGER statement_entries_who_was_read ON statement_entries;
        CREATE TRIGGER statement_entries_who_was_read BEFORE UPDATE ON statement_entries FOR EACH ROW
            WHEN ((OLD.counterparty_name, OLD.counterparty_account, OLD.likeness)
                IS DISTINCT FROM (NEW.counterparty_name, NEW.counterparty_account, NEW.likeness))
            EXECUTE FUNCTION payflowx_refuse_identity_update();
        DROP INDEX statement_entries_doubtful;
        DROP INDEX statement_entries_again;
        DROP INDEX statement_entries_unread;
        DROP TRIGGER reconciliation_book_deadlines ON reconciliation_book;
        ALTER TABLE "statement_entries" DROP COLUMN "doubt";
        ALTER TABLE "reconciliation_book" DROP COLUMN "recounted_missing_at";
        ALTER TABLE "reconciliation_book" DROP COLUMN "recounted_due_at";"""


MODELS_STATE = (
    "eJztPWtz4ji2f0XFl+mpYlLd6aSnl751q0hCT7PTIX0TMrOzzRYYLII3RmJt0zS7O//9ni"
    "PJ7wc2IYkh+hIcW0eSz5Gl8z7/aSyM9dTmq+9HnW+UeY0W+U+DGXMKF8lHTdIwFovoA7zl"
    "GWNbtKbYyBWtxq7nGBPsbGrYLoVbJnUnjrXwLM6w7e8zTkzLJKuZ4RGPw681mRE+/iedeE"
    "1iMHxC2RF2ZvIJ9GaxuwpwAzZgI3cpbg8tc0Qsl3gzqhpCG+5SAlO0bLgNzyy3RQwCbzWH"
    "V/jBVY9g6pzMuG1KYPl+hE+JBT8u9TybYnsxLNwasG/UMa2J5x6R0WRmsDsaHdvhK/iFac"
    "tHYqYOJe4SXsBQN8kMEEyZi69meYQzew1/JpS8CmaHABNKYU744McPA4admwaQwYCXktOF"
    "UebcxQ7UtHHWBvHWC0qm3IG+j0jXw5mxpW2LW3ICrpyiQxfUgDb9aNdsOR9TR7zMgClkGO"
    "LfNTHgTVaO5XmUkVejBXctpPToxxaZ2HxyL7DmAoxj2GRuTGYWg6FMzn6AmTkmdbCXuSD3"
    "kln/WtKhx+8o3HOA6F+/NkJSihUHr4G/AY4b//gH/Gsxk36nLkLgv4v74dSithlb0bIDcX"
    "8ouoF7t7fdi4+iJa628XDC7eWcha0Xa2/GWdB8ubTMI4TBZ3eUwTt51IwsdUSp+ib8W/Kl"
    "4IbnLGkwVTO8YdKpsbTxg2n8z3TJJog9IkbCPyf/q6YWaTYc9q76w5tOfzhspL4vnELi01"
    "G3Jpzht2nhlwqI+VP2GyJE3G3gAOef2tev3r77UaAAFtOdIx4KdDX+FICwMiSoQHqIZZ9A"
    "cTyfzwwnG89++wSmYaLb4Ni/ESI53IR89PkIegSUNubG96FN2Z03g3/fvS5A8W/ta4Hld6"
    "8FljnsmXIr7aknx+IRIjtEbvxbKLuU41C7XNLPjO6HrOAQqeFWUgGnMaAHoFTtAYeFUTj+"
    "uVNlEwgADnAXeF9mF3ifvwu8T+0CuPemsfvXm6teNnb99gnkIrtC/ktsy/X2EMkFSEVMYM"
    "9z1/2XHUXmq8v235J4Pv98dZZc0tjBWQLpfDJZOg41h4aXxv0F4M2z5jQb/wnQJBkU7JF/"
    "cVjE6HcvOzf99uWXGEUu2v0OPjkWd9eJu6/eJagUdEJ+7/Y/EfyX/P2q10kSLmjX/3sD52"
    "QsPT5kfDU0zChO/Nv+rRihfQY2TeUz667LvGwaR6ESBLbYPn5fMF/4+ekvx8dv3/58/Prt"
    "u/enJz//fPr+9XtoK2acfvRzwTo46/7S7fXjZMUbf/6JDPv0PsJM4o2xMblfGY45TD3hxz"
    "yvbfrR/HievGMw406gE98bJxxIujfWHeuyjyD+LR0185Q0nGjTLBaLXWg9tNhwGm2/UUD+"
    "BNIin6I4hfBAJGIxkA5dgt2A8AjylA0LqYmSosGIMZnwJYp5Dpk6fC5umSaM5kqpGJ6BQI"
    "uyMcqVIPc5dLp0qZmWsJ9y4AxZr6wg5054NRkjANgNe7FZkNs75iJfnosu3Ti+c/fCKMgh"
    "7YXHb05+Pnn/9t1JsAUGd4p2PrnLRY8Y23C9ofymtmAn0tCao6g1R6G2vaHYD6tSOwWsiV"
    "07YteGg7l1xUmawbeIJxu4FVhnTkkWpU0W0JYzPPsNAnDfhB4Xdc/GWnAPwDpIHTL9aS4U"
    "6pIzQDbgni485CxgAgA1Qf2yUKO7RC7INGPyuMOhxaAvFPKoFOdkYbjuiju+lh7YGsuk8P"
    "l5a7Jw+DcLddbf+HIyo65Qn6MSHnF3RG5gSMCQK/mhMYWnlIwmIPshPKByqAwAsHGPBgw1"
    "59+4ZaIBgtFVODDOzyAmBRpY3wyhEKZwCxXlxLDtkgzU1waMjLuAOiZ8ZbnWjj+bdpzi4q"
    "zCugYAB8e6Hp+elOBdoVUu8yqexTkr8VsBvX77A9Q7Hr8uIxtAq3z8vk6pHv0daghS4awK"
    "olOAW2G8ZtryJ0C4w+2cBd1hy7nAdRfmZLAJTbOOCrbOi7txe9O5bhH8O2BXXzrX7f4V/O"
    "9fDVj74rLbaxHxk+QLylDlTRmivMmnyZsUSSx3KM7lDLqccUC5wXLOzChcgiZjAHwsovhb"
    "/NMekmdXV59jPPtZN6H9691ennUA9wL10MjyIkrBmIEuxsVUEZ7ikFpyqp3klCBzBpu8Bc"
    "lzetkB+Wt2/uw79WsjN7cX1q903ciUnNWzZrHsbCys4T1dlxafpQz7A0qn66ZyZQMQ36tK"
    "yJO+hGtSdNrKEIq36yTby4rCh+NJ7izpUfVVaAaUr4MWKWsmUmqRJ8LrlWP2iri9tMjj0K"
    "n1vZKsE0AcIo7flUFx8iSJYPhdyqktsvWkOWqLGc46x6wXB0yy1GtPmqD2DN1FPLXyVQnO"
    "c8DqWbfXvv4j8GwJDvXPV71fzjJ8W87+6HfamsF+KSxWlMz0+8KC7rYgcxxSM9J1prIwDw"
    "uT4Zam5QispnSdKe3Qb/x+KzrHITWV60zliOxVVpSKgGhv/ywPwzh206j9yB1q3TGQ+1Ma"
    "9gRCUwb2/URqeDf8mB1jFQj10SUFb29Sm0pt7TWs7+vueb/x53PpbjrfPeoww+4qG30jO4"
    "ox2aq5IaBRtR8q079V1nkToxQNqXmxRDBelvtAS4QRWq67hGZo7FchOr4Sx9fNEHwPEcmn"
    "/B/Q3QBD6bKjI59gXBFdiYal4cQ24GwQngw44gx9R23howDd3FNGVoaKKHQNEbWJAyBkqJ"
    "oCya2F8wQ4+A+H8yMRGfdm8GL5+ir5DsJyIF+hQGulNVTPq6EKaVVWgxJCHKAG5fj0tJTj"
    "w2mB48NpTmRgFSRHQDSWy2FZK0peBMudON8qS1dpcE3wWhNcy1haxtIyVr6MdU2nQO1ZH/"
    "n6RqZ8FWuxQbZyZNuhEBNKilVXIBwoOCVeiKwmrnS4bpI7zk0hpaAUAYhMC0hb9ZApewjo"
    "PFO56k/LHU+z7RTJHRE6pbBdZFeMw2mzYnNLs6KQ4rZhoGKAmnWqNetUI6OiJvOjcsjbfM"
    "nalrgn9I2wLRU4kziUloOK5SCFrZ2IQjdhX/uJ2o3SUHxt1Uwg8tGfnSMkpE1hchAVLFpO"
    "AGqLMNefLCaDQ21b2lam3IaOVcCp5bWEcWVqzC3MHjmNCzzuEWmLQFJq+mIPwWSODoH15q"
    "Db8B3QI9PR+AmHLhPXmu2PDM2+RrkKLX89r/ylteUvgnXQEsDLIDNu3tsQOQKnZYCaU3gI"
    "G6+bxaIWZCiIQR1iWHepqO6CoO6kFVlbm7S16fnlq/pamy6pg35gOfUIgqfNYvFqrtqVz2"
    "gEgshaijaecU9dP+u+i75rNlU5DGUIv8w1JLzkgjxCojCBkGnQyQ7zDGUmMnqcUXQ2oD0U"
    "kHTo5uMmT9GZOnSmjros930XFGqTq+GaAmYnlm2JvHh96szdbEYhq+EGnsGJgQy9AKaE27"
    "8hD27AM9b3sTys7DM22L3MWehzI0pLSqlkAeC0v6d0oRImi2o+1nRKHYqFfzzVJ3BmIjVg"
    "ltP/E4yq0iOuRX0h4SETsCx8KqD9YWReRSbuiZT3bLJu4kzQ08a2VT5FL0y1yACTEz5fIO"
    "9pEteC8Qds9M2wLVhSDp+PjkgbiyKZP2E5pBbhIjhBkEWUHcKkieK/I3JmuNDlgluiNBE8"
    "my2Z6VDTm7nS0WcBk1TVkHB+6h0087SvzJO/wKowUFGYw9NUvC3BQb3N5Z/eJrkn2C6GY/"
    "yqhvKrSiM6PwN4BqjOBJ7BMCGi5hbLqpZTVG0iBnZIiH2CchNR9HsgBDioB9p2oed3cEhU"
    "2dlyD9G1xaLPAD4kJD/x0g+ZrKqiWhxSi2q1E9W0RP5iyTxeV61jmATU5qXERukLtxURmw"
    "DTJSILjXbziFHnwYa7qIVoL3G70XaXWFw59rvsDULbRjfjN7Ur1sxC+kUqrxqZek//YbNY"
    "1+kr8SroNw0ysS1R9dy9pyZWgRuLlB0OTNOvwI52zRkld4C/lbGGm+6KOlnF5h7cI+olr6"
    "Z+uJ7MZzKi3yf20rW+0aEo+jYKtY3Ruui+jpNxj3xsdz93LpqhXRUHw1S+vuKTnH/qnP/q"
    "NpXa0MHc0kTpBgMFKrzW3Z2skI6usQ6l/6ZYdZ06IKxA+6CCuxfRkU4tByY0t+4coW9uyf"
    "LqV9eXZGJgeXT6fSGK2BQXSPcdHiyTzhfcQ/0WpiKW7rAKa0OHKv2u+GrlzYzoxbSWEzsp"
    "TP+LDRL7UXajqPItu4Uxx3qCoXintazPrmVNLqoUyguSuKRBD9Fw/Rh5RqYwPnUWjpXFER"
    "WFriYAdexqc8vY1eRWVF5NlYTUOqqtdVTPYuKpHeof08aj2JLhHPgJnnGgFhV0SkIeILbf"
    "lSlR9i6/Qtm7VIGyGB9WFtcxoMOzWz7KERqdWQVUJ8AOD9lvXpctklBYJSHla5cQvKrgPA"
    "P08PD+OFn/PMNbZtgry9WHC6HrvHUDX9Dtd9v9zkWLBJcDdnN7ft65uWkRdTFgUpBvKYE+"
    "qW8o922U+jIq1IrzJe0KX0MEpM5k2fIzOCmD4pN8FJ/koXi41cmaCaw3n3JCqmHZS4cCNs"
    "1KOE/CHR66d882+jirHp6Xhjw8fJ+WYmlOCzia0zRDoy3nudg/KMu57368DaETsDq8uc6U"
    "fnZD/h59xhX8I3Q0s45mfn6L/eZo5qytYCeYreBusq/YLedvsiNviJBMY87vh5R5ToYAfa"
    "aArxjtc/hzTW0jR2sXUOoM+uv43e3lQZyi1J+VfUfODHZ/PuPWhDYy3Uciz5vFHiQYZzac"
    "iKYViuO41PNsKgsUI4F/iITAiwgwfMISgV8iokyMJIPchEOIYLNdD15xPsZqMhwQkF0Y55"
    "HH9B1FpD+HiGqTz6lJ3jTR0STwYpFNFg6foGPHlC+lNwjG8uMkYc7uB0KNyYzAclZFcdB5"
    "RRXi+cEtGbCm3SaeN7JfkD+N6VyrcQiwG3vxZjTvUdgIbjTbKrl92DrrUhs33cvbz1LFHV"
    "wOGAg8/c5lp9dHLXdwXQ/FNmyMLmXbyMxRQK0bqbXErGhVPaggAaed3wtlvABdTyno1ROx"
    "mz2zE0urZo7ZN4LRzPfNjjzfwFy7QcsqHtqCwcX0D66xFnkPRA1HleqAjExgGlW9xhUwvK"
    "K5a82XyGuaEnAhAJdejsP2DgdArrkdOEbPDDfqmo3uz7jBXVy3f+8RNTD6b8ucWPE+gZ3n"
    "K0YCI55MACGX9geAhCUjMxIb9oAhgEsY5stA9+/xQ/JnbXZr1nz4s/LhL8JB4kund9Ht/d"
    "Ii6gI4x06/L3wh1EXSOWLAgm+rFX5m9eAsteet9rytCeofNbuKtug/tUXf5Usnzz2oxGEQ"
    "QNd5cYeqhOFZu/drRJ8g/o8oFSI6hW02/t2nRRbq5K28uNKQh/dFPIoL1zfDBqYXtS3Zap"
    "xsdMehinQ4+4f0AhyjSibpZC7EnaoqsBBKO4zUWf1leB6dL7ZzDUrCakrXmdJS2bINneOQ"
    "msp1prL26HwRZPYjE6tp2OJQ2i2t2GSxCHOMPNhgEclXsp+o3Wi0iK+tp/KeQu2lMCDs0o"
    "Xqxu9U+1GB0NmeTFDl2Mh1pPIbNEt4Uhmybdl6JYwoAPQfQstJmHFbuhWpuowuCRaCe0S+"
    "UL6w/Zoinkyx4xpraa2xPLIyXDKxuZuVsefxh0ST0MgyAc6aWhOxGIUtSZiREB6zj8sClB"
    "Tg1i5OZDWzJjMizTorx/KomJo/01cjvOehy4Eb9KUctUQm8PmPzQGDKUwN6Fo8dinxqG1/"
    "IMjBr1XW8vCN5Jsw7g9xRHrcmwGOhKPWyrDQLMXFq+F0TZymQMxIvuUQX4rnFrv82ogjQN"
    "iVfNVqOmOPQLw2ONXF4JSmXVklVhqyznrG2kTGhV93FWTHoQ5PW7h7PGuL0GNbhJ60GlSt"
    "V++bsikqijJUpBawf/hWUXXHgF6ypjvKZlTRnEThtN6kdnqTlIj/XI5zEWHp1qWNTQIVtq"
    "kgUw2XbtkQlT76nwXBIR6PVFESpYy8mcOXd1hmSeWOaApns4VhmejVJiACOekDgT+WTUZ+"
    "EeRRWqp6igF1vEjNxYZnyBNTs+PosdPEGK5r3bHtbHlxUH2M1e4Y03XqXxKF/UO92tEUh9"
    "IGHl3m4unNZkZoDniw2SxhXtjPRbvRdBb/amuc2qGey7demR22kgoDi2MjVygMmzRLyISh"
    "JaecRHjFItYfP+QpsP10QWiTqntvjQaguWGKYKOVKrSLcVJN4vLQhiVC+kFiY7Ka7dSyRY"
    "j/PRx3LC0ePunowv4WfnKBvcw3phluGAAmTG2usOiNorK2KLkRhnJ5M+jDcpuCuMqWxnhg"
    "OYRHAyYHh5fxa3L4ibVUe7QoiomOHX6P7zeVOROOyGjhcKDt3B0JodgFTMgAMM4UDtAmyN"
    "mdTOFgiVcwBmw14zZtEXc5VxU7ZAFkaaeTAWMC6ViEBC14shHGqKnp5UaN+eY7L8tYZ80X"
    "3MmoexHb5IDzERrFVHRZ7EFMvZEA1MJ8DWyAXpbHRUHphiiUrtsQFTqq1G2YcmeeJfuVi/"
    "EIoetsrmqcty/7w9enb1vEvxowdXUS3DsZsMv+X05et4j4GbCzdve4RfAvtL75DRre/JY8"
    "bp4p5K9AoMtXgBUKdAegA9PFB/YTyy6F18QyxZWTAGVAbhXDWjeE7zgd0ALEherITUBpxK"
    "YRa7lD6NoxzCxLxBkHltlgOcxLHDLJvwBofY7PnbAvV1efY+zLWTcRU927vTzrwDkoNg5o"
    "ZEmZuiah1nVbyI8aaQ0yXeUYxxjQS3b88IXKCriLgLxkzPEFZdDbNpksUqAHdFo9dSYLm7"
    "tbUiEFqqmwLRWAP/B1etU5iyik5izKcxYCdcyz2JJn5UDajPYo7HaIr9nifxq8i3CrYY6l"
    "L3e3SUAdUvKi3Ul+StufRutfb656OXJfBCbJjlgTj/yX2Ja7j8gtwBxiI7aYffY4UK5Glv"
    "V5hmoVOzhLbidx40UV35oEqPagqrV/TYZpqazJKANUu4Qka3vbtCJWIyDab6nYwwZRlUbt"
    "Fq4fgU/BR9XjfmJ3owNIZG2V8K6Jft87QXM1L6Z6bggbcZyxK9bM0SYR1p+duzgV+l+Yvz"
    "iWfcAqG36B7i5z/k15u7Co98kRGUUzfArnFEa/UQf+3hme9Y1+QGcNOraUHwmZONS0MjIZ"
    "P8YgwnXGtu5hAbsy0ByaWXdUxpnLmPXQJ4eMlzI6HF1bxMDUWRiOt26GnjrC9wVHlkN53D"
    "aJcQfL7EPEl2bADAJtXHSYQBcXjAixpKeK63EsQIL9CdkCXs33MRDzQxedoLBJfA4Yoo93"
    "Z3z1E6wai6pWoh/hsqMADa+l8iwrLyN4RYYdBxVXVtaEBq49oQtQ2NsE33VMARmUvBpxx7"
    "qzmGGH3keGqKjyIyD4jMOY6OYj+kHsrcJk0VjWBePuHXwV28/tjDmfMa3ACFczkEXgXiYM"
    "CEJu8GUjqaPDmQmYJhmvEQ/kjnOJFJnIwCWv3vjuUWOg8o9yBZh8OfbzX6/l/EICqbdE4v"
    "iOWkCrubHGmQo3pVb4brhkhI+WqzJlX3f6t9e9ALNMJh1oiSXl4XsZjFxdf/nU7jVDuqr0"
    "2COHekuHqZyhI1gK+BZmLFe3SsUgMzl4fMBUxoagVk6TUMOxLYoxSRhy5K9pJImEEjVrWr"
    "4XFWUqDYLMayHeyotEO+W7ULlRhz5gACyxPST9qbSb07O6OQV0SeE63wYbAdEKjgwFx4vI"
    "V37Z7p9/wmTk6mLA5LbVUtvXgF3cfvncPQdZuEWCywHr/tK7uhZl4OXFgP3fbfu63et3e3"
    "g38k/yxC/l1nRcxq3pON+t6ThpeLwHvG1LSh+2xtbdxpf2HzKRsLoYsI8doBj8AVr1+h1k"
    "a4FY6mrA+kCem4+d6xbxrwbsunPZ7vYu8GZwia5qsDDQVw1+sA0efC11AMJq6X/C9uJnK0"
    "rv3IENteWCDdxCyx7AaQ17FcuGYI1dw66O8SikxnkVnEseuzrGQziN79L4fuY6GDXD+Qsq"
    "g1E3zD+mbxbuDOhiUdXFKAn3kv2MdBL/h+FP15148roT/ue7HdazgDXiSyGeMuiID/GnWr"
    "BNClAjvBTCHTq3vEDELx9zE4U6QFS/LpXhD5sVFBBK5/iDAZlrCL0qYNOshPMs2MPD/KOk"
    "VowZF6qt8wTg4SH8bZlN5W3+nvI2taVETXXDqklDM4EPD+uPspfHcJfrBFES9xH4w0P/7o"
    "Mqfct6liYkP6Y+CrVlTH3N8PwMIfXPls5Aoz7iDZHGfr5FOwGmPTDTibYruZAHANp//AH+"
    "477HSbaWKt95PAqnEzPW2XFchVpU4YkiIIfHBj1KFWPhYZaN4s1uBQFwjZHdaP/S7vZaRP"
    "ykrf+99mWnRfDvgJ3f9lsE/gzYZfvmV+lSgr8D9qnTFk4F8nfAbnvXcNU++wyw4XVjC6Lu"
    "3nsAfYU9+j2DqH24myM5R2Dq7Oyzk32w87d+8WkUY6785skjSkczvcxD6XnLQdbsgNoNBx"
    "0691fDahJORzOlckehc/c2mE0C7nDJbnZnriVeC6LEYv7lO4lhiqWg3c+luzGMKfn1logX"
    "e546sfXcc5++TGzWvpImhV/+tXxoZKyzPdxMNq/05G5ahhi7CsETAafFEXh+TGq5ADwM8S"
    "xbVVbmWRZROhgM5LO6MtO0jGeTIWo3n9o/HZ++kzFMLhE63SbGEklKtyI1W1WKab8vwmF9"
    "ZVSXfdKhM8OO5CA6zqhecUaKKilMF1kfQhidSrm5bSpl+HiqmpejMAehlngCs7Jr/ZsOg3"
    "VZ3s07DndI4XRPnZxMq4JehioooNZ4XVG8TkNq1UWxiB3B2E6kv1uX7uP5UVbiSC+wumYI"
    "uZqoCJdNQkqkYWlRhQcwpQWWsDgOlrURLH+TiEwbLlnYxgTkAUZXJEhYoVpwR9a8kckKDB"
    "bkNuAsUzh5rGEyBRE/i5FKV64FkloJJJVTzz8w63zd9rRdJz3QGdG0caauiNWp5p4r1Zy2"
    "0Tyijea5uMgzzu8LUsyFjzdwjA4FTEws2zJEvA6GBJbjF/uY60ywmB6m5RIenKqoojK/tF"
    "T9QntNHL5y8Wl8tDDplcjOtlygdG+mecbHG0pkGrPcIZYJUDnNVK1FGow0AV7T9SzbJljf"
    "8w7T1jFgXSeOWB2GTZwlIzbgzSUS0qUiExomcAM+NsiOhrM7IvAuA1j4hmlbjLpiRrJKIk"
    "wZR8XOFNfruJjibiVuB+8pEoOJ1GWAHJeYHFO2YQo+bDY/IiMXpkbDXGQejqegf3D9l3LJ"
    "mN7Ba3gcE6aJoS2XyKxHEpew7kS6PWJaQHa6gG1h3cT0bQJ/fOqFec7+uTRhkcqMekfkdz"
    "+ZnqwWOTFsykzDEbnaZNyGTP4W4ECaIhj9HhD3B4mXEZJQAAxNYOwxwxriNXJ7brmirgA8"
    "yhMBEgz/10hqJzifYGfBzzu/zuMz+7xsIRfU8vAvEgJeaKauy+5NeDO4HjDoof+5g1mghl"
    "86vYtu75cWSd8T8DdwMQyfiX4S95J7aSndfLmI0oJ40nRYY34842YSPzCo8alI3Plb+xxo"
    "IH4GDHWw3d6wf/W5c93unXdaJHlnwNqXV7dA0luZtSv6X/Ds6rfII/wHXXWvrzu98z+G/q"
    "pBx93ErQHDmV7con+vvBgwhBZ31IVIMnYx/CySwwWXElIuoAsJrf6JLc2P7a54nrrluxnj"
    "Q/+qHovwWVLQ1I37fdQcNPT7gk7kuVw51VIa9pA0PE9sh5M1uEUBzC1IkQWtM19tbROV0k"
    "UGCTbkevOhdKGm8qnepJxQ1fYcQmmzc63NzqG8V5XEcUhN5lqTOd9PrejQyvFT00dV6aNK"
    "qI6qflkBUK0+qh5fvfpRf06BijeqRqtK4Sx4HT6+HxTf/sTM60NTvt6U93XaKXLnq6tjQF"
    "pbnTZVbxcqlBuyVTlOqHzAVi1JsJt4rfQy3wFmr2NWwuug24NEc+w7f4JArEzkZpqr88hQ"
    "wXItX65CcTRlbFQlntCsuSZT627p0KDAGPQpDLdHpL1YUGb+hDbclixGJY3BblBQbLwmhj"
    "D4qn6zi6U99qBo0EZzeRh355fW8qgzx1RWwmyeMnL7g2JNNhwUphztw6QTywxLZR2R0ZTS"
    "sLDbgK38DjGTs7AK+wpdtDHfU7pokhFMGT6qQK84EtXApoYTlLkS0/AreQHRAUbKdSPC0e"
    "wsKnlhrJo03Mukl77OWNm8o/PwOL8nuJolVBM9Tr3AmWCyxv9lDTNR6c2EMS1TFm3Dxawq"
    "rMEz7GjA1Nt/IOHIBuYgHCkzftCxhSSKdB3OY84dWI7yAePEXc6Ff8EMiNkio/NPH5u3Nx"
    "e5xuyv0TPFWaYLeX1tTBxqhGEUaNtukq/YVn32hdZu7fWqDd7a4K0N3trgfQgGb22OrYle"
    "NUDmNi4ImcB13hfq4YsA7P/SsLcq+pSA1PaEbde9wuQ2qz4DtMaJFuux5LXXR32WfiAeVy"
    "NCDOzpTtzXSdy/3jd8J1QL1bCeAaxxXx73cTVMNdSnYfWe82A6CKVUldM2DXl4h+37Uimk"
    "3xekkH6fkUJa+5sdsjVV+5u9CDJrf7NnKgocs1VU+bzikPrzqvXnVbcYyvqStkJuitCiV9"
    "rLJ4DQyNyHZOF7i9mCTB9os06hd4skFAl/Ednrfi7dzV47wXdb2zTh+4rayn5nRdm/t8lX"
    "85D833uC460ygG+fSCVeGn1I/RwoCc5eAfv+gtfUFjtJEbFiKVUOg1ZJn0o413wsPBxf17"
    "H+DgRhD/WBXLJGGQdIeaBV8X5csgqujwvDdaVHnXCVg4V9REYrwDVfqRwrd9AJDf3awoQ1"
    "vpeiSvoyXmf7Oe50BOnst7SpO/TdAZVTYySBvUyeY2NOHegevR3DrlbowzhGd0KxKfidiO"
    "z2y7kPLW+L5EGGbQ9YIuWQ2yTUmMzkWwnPTeENWORLOebeTLyh8CaccgfT+4gBoK0LBHGF"
    "HyhfejJ7j3hRj3tAOYkZzIkJdPYcbhN5X2bLWc24LdFKjKmnsAx9t4R3Jx//k8I8FpgoSH"
    "iLCZT4tlTlezoS4R2jJowYd/YYCa/LuDFQ0WzJoKkN30Poc/kKXkY4XTI+5uZaeFGKneSb"
    "oB1ODBARpDhSSTsHLECAjW6Rlvdj0ycHzBYoh+mARGgZ3l4Lh1D6fUKh03cnZAx4qZLwx4"
    "l7RGr/R+3/+NjOcde3vZ5wZVQXA3Z+dfnlc6ePfmLB5YD5fmXyN7mXljFs7L6MIox+d5eV"
    "l7UchSLgtSbRDfqf3mIdS/8Kq1/2btuf0WsVf+tBDssdTmHgDK5sQwYJH0pnkCifQQJ4py"
    "wbdqGnUqbhulZrfWubaSmTaYHFNLmWJQtYBb8hxAEi+KQMgk/yEXySQrBgq6vgNwDQ6C2B"
    "XsMd8mlVa1UApA1VtTZU0e/GHGWbNH0L/ORDkGf0GatpPnoZrlgFnxEIjc60kyNqANLY/O"
    "vNVS/Ps9GHSG49qKj4L7Et99GwGhFVx0vL9izmHuF4zyGtIoZiu1Cq8Hmyxnlie8EOkoXP"
    "oxqpKiduEu7wfO3enZQ4d9+d5J67+CiO64jeLuP0pRNrbtjZ2E5AJr8DCXqkutg/xBcg+q"
    "Jz3r1sfwYupvk6IfdEeZ9UzYstK7jFITWrU2tWZ2oxy51tRecEqM4HVGs6G5a9dOiwKCA5"
    "h8wpyMM7p05L+YSfFviEn0qf8AdlDNptypXA6JpjZ4waZaulV1GAJe2Mv4uCG2iEguUjqj"
    "/IJCImMcZo8DKCnCVYEyMwnsEpshYWIAszl3wIs5VYLiY6oY4sTx2YmGTViZQN8slH32yJ"
    "yrU66Zxdj2xwuoeX2daY4cPWWTvWaJ+fd74Iy5J/NWC/X3f7/U5vePXxY4tE/kFD1PV15x"
    "waDa9u+zfdiw4apBK3trF87D6DAeNeJV2m377OxNryqHrzutRZhc0KTEvpCCZ/K9sqQ2QM"
    "VHP8teYEA2pVLtmchtQO5BvcnEOMpRGtSzY303kJEwtsBz6iOlnkg4nypMki29SxJrNGpt"
    "Sinm2QWIyw1SbpJB9bD+Djs3bVXENH5kaaYeNQpKntctqNjSOfd1d+glW4wAjIATKCx6en"
    "Zdjs09N8PhufJcza8FlVwLBqfoDYfVOWyy5islOVxzjzMkNG8g13EZCnt9w9D7u1Mxvdsy"
    "rj/vx/88cLZQ=="
)
