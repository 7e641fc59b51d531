"""The order of things: no settlement before its payment, and no verdict before what it rests on or the one before it."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE OR REPLACE FUNCTION payflowx_settle_successful_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT FROM added JOIN payments ON payments.id = added.payment_id
                       WHERE payments.status <> 'SUCCESS' OR added.created_at < payments.completed_at) THEN
                RAISE EXCEPTION 'only a SUCCESS payment can be settled, and not before it was taken'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE FUNCTION payflowx_judge_facts_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM added
                JOIN payments ON payments.id = added.payment_id
                JOIN reconciliation_runs AS run ON run.id = added.run_id
                LEFT JOIN settlements ON settlements.id = added.settlement_id
                WHERE payments.status <> 'SUCCESS' OR run.status <> 'RUNNING'
                    OR (added.expected_minor, added.expected_currency) <> (payments.amount_minor, payments.currency)
                    OR added.settlement_id IS NOT NULL AND (
                        settlements.payment_id <> added.payment_id OR settlements.status = 'PENDING'
                        OR (added.actual_minor IS NOT NULL) <> (settlements.status = 'SETTLED')
                        OR (added.actual_minor, added.actual_currency)
                            <> (settlements.amount_minor, settlements.currency))
                    OR added.created_at < GREATEST(payments.completed_at, settlements.attempted_at)
            ) OR EXISTS (
                SELECT FROM added
                JOIN reconciliation_results AS earlier ON earlier.payment_id = added.payment_id AND earlier.id <> added.id
                WHERE earlier.created_at > added.created_at
            ) THEN
                RAISE EXCEPTION 'a verdict rests on a successful payment, on its own settlement and on their figures, and is not before the last one'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE OR REPLACE FUNCTION payflowx_settle_successful_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT FROM added JOIN payments ON payments.id = added.payment_id
                       WHERE payments.status <> 'SUCCESS') THEN
                RAISE EXCEPTION 'only a SUCCESS payment can be settled'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE FUNCTION payflowx_judge_facts_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM added
                JOIN payments ON payments.id = added.payment_id
                JOIN reconciliation_runs AS run ON run.id = added.run_id
                LEFT JOIN settlements ON settlements.id = added.settlement_id
                WHERE payments.status <> 'SUCCESS' OR run.status <> 'RUNNING'
                    OR (added.expected_minor, added.expected_currency) <> (payments.amount_minor, payments.currency)
                    OR added.settlement_id IS NOT NULL AND (
                        settlements.payment_id <> added.payment_id OR settlements.status = 'PENDING'
                        OR (added.actual_minor IS NOT NULL) <> (settlements.status = 'SETTLED')
                        OR (added.actual_minor, added.actual_currency)
                            <> (settlements.amount_minor, settlements.currency))
            ) THEN
                RAISE EXCEPTION 'a verdict rests on a successful payment, on its own settlement and on their figures'
                    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
            END IF;
            RETURN NULL;
        END $$;"""


MODELS_STATE = (
    "eJztXetz4ji2/1dU+TI9VUyqO51keplbt4ok9DQ7HdKXkHlss2WMLcATI7O2SZrdnf/9ni"
    "P5/cJ2CDFEXxJj68jy78jyees/R0t1PTWtx2/H3QfK3KM2+c8RUxcUDpKXWuRIXS6jF/CU"
    "q05M3ppiI4e3mjiurWrY2VQ1HQqndOpotrF0DYth29/mFtENnTzOVZe4Fvw3tDmxJn9SzW"
    "0RleEVyo6xM93SoDeDzSrQjdiIjZ0VP60Y+pgYDnHn1GsIbSyHEhiiYcJpuGY4baISeKoF"
    "PMJ3jncJhm6RuWXqglg8H7GmxIB/DnVdk2J7fls4NWIP1NYNzXWOyVibq2xGo/e2rUf4D8"
    "MWl/hIbUqcFTyA6p0kcwCYMgcfzXCJxcw1/NEoeROMDgk0SmFMeOH7n0YMO9dVYIMKDyWG"
    "C3dZWA524A0bR60Sd72kZGrZ0Pcx6bk4MrYyTX5KDMARQ7TpkqrQZhjtmq0WE2rzhxkxDw"
    "yV/1wTFZ7k0TZclzLyZry0HAM5Pf6+TTTT0u45ag7Q2KpJFqo2NxjcSrfYdzAyW6c29rLg"
    "7F4x418rqrjWjMI5G5j+9etRyEo+4+Ax8H+A8dE//wk/DabTb9RBCvy5vFemBjX12IwWHf"
    "DzCu8Gzt3d9a4+8pY42yaKZpmrBQtbL9fu3GJB89XK0I+RBq/NKINncqkemeoIqfdO+KfE"
    "Q8EJ117RYKh6eEKnU3Vl4gtz9D/TFdMQPcLvhH9O/9cbWqSZovRvhsptd6goR6n3C4eQeH"
    "W8U5rF8N008E0FYP4S/YaA8LNHeIPLT53Bm/fn33MIYDLNbH6Rw3X0FyeEmSFIOeghyj6D"
    "4jhfzlU7G2e/fQJpGGgdjP0TIcjhIuTD5wP0DJAeLdRviknZzJ3Dz/O3BRD/2hlwlM/fcp"
    "QtWDPFUtr3rpzwSwh2CG78XSg7leNU25zSLwz3U2ZwCGq4lFTANEb0BEi9NeCwEIXPv2VX"
    "WQQCggNcBT6UWQU+5K8CH1KrAK69aXT/fnvTz0bXb58AF8UV8l9iGo67hyAXgIpIYM8Lx/"
    "mXGQXzzXXn9yTOl59vLpJTGju4SIBuadrKtqmuqG4a+yvAzTUWNBv/BGmSDR7tsX9wWMwY"
    "9q67t8PO9ZcYR646wy5eOeFn14mzb84TXAo6Ib/1hp8I/iT/uOl3k4wL2g3/cYRjUleupT"
    "DrUVH1KCb+af9UjNG+AJvm8oUx6zE3m8dRqgSDDbaP7xeMF/798LeTk/fvfzx5+/78w9np"
    "jz+efXj7AdryEacv/VgwDy56P/f6wzhb8cRff6HAPr2PCJN4YqJq94+qrSupK9aJldc2fW"
    "lxskieUZk643Dic+OAA0331pixHvsI6t/K9kae0oYTbVrFarEDrRWDKdNo+40K8ifQFq0p"
    "qlNID0wiBgPt0CHYDSiPoE+ZMJFaqCmqjKiaZq1QzbPJ1LYW/JSuw90coRXDNVBoUTdGvR"
    "L0PptOVw7V0xr2Lm+coeuVVeQczaqmYwQE2xEvNityeydc5Otz0akbxzt3LYySHNJaePLu"
    "9MfTD+/PT4MlMDhTtPKJVS76iTFVx1XEO1VDnEhTS4mi0RKFt+wpfD2syu0UsWR245jdGA"
    "nmzuFf0gy5hV/ZIK3APLNLiigdsoS2FsNvv0qA7oHbcdH2rK659ACig7Ah0x8W3KAuJAMU"
    "A+7p0kXJAgYAVBral7kZ3SFiQqYFk+e9HXoMhtwgj0ZxiyxVx3m0bN9KD2KNoVN4/dw1Wd"
    "rWg4E26wdrpc2pw83naIRH7I7JLdwSEHKEPDShcJWSsQa6H9IDlIrnAICFezxiaDl/sAwd"
    "HRCMPoY3xvGpRKfAA+NB5QZhCqfQUE5U0ywpQH09gjvjKuB9JnxjubSOv5h1nOLkrCK6Bg"
    "QHJ7qenJ2WkF2hVa7wyq/FJSv+vwK8fvsDtDuevC2jG0CrfHzfpkyP/gqlgFY4rwJ0irAW"
    "4g2zlu8AcNsycyZ0l60WHOsejEllGk2Ljh5tkyf30d1td9Am+HfEbr50B53hDfz2j0asc3"
    "Xd67cJ/5eUC8pw5V0ZprzL58m7FEsMR+Hf5Qy+XFgAucpyvplRugRPJkD4XEzxl/jdfiQv"
    "bm4+x2T2i17C+te/u77oAvYcemhkuBGjYMxBF5NiqihPcUqpOTVOc0qwOUNMrsHynF62wP"
    "6GfX/2nfuN0Zs7S+MXuj7K1Jy9a61i3VldGso9XZdWn4UO+x1qp+uWF8oGJH5UFdcnfQ1X"
    "pxi0laEU1+skO8qKwovjCuksGVH1lVsGvFgHqVI2TKWUKk9E1isn7BVJe2mVx6ZT41slXS"
    "egOESMz8tAnPySRBA+TwW1RZaetERtMNVe57j14oRJkXrtChfUnsFdJFN7sSrB9xxQvej1"
    "O4M/gsiW4KP++ab/80VGbMvFH8NuRwrYr0XEirKZflsa0F0NNscppSDdZC5z9zB3GdZ0LU"
    "doJaebzGmbPlj3tfgcp5RcbjKXI7pXWVUqQiKj/bMiDOPopqH9aNnUmDHQ+1MW9gSgKQf7"
    "foIang1fZlt9DJT66JSCp9epSYW1dgDze9C7HB799VK2m+43l9pMNXuej/4oO4sx2aq1Ia"
    "HRa694rn+jbPAmZimqwvJi8GS8rPCBNk8jNBxnBc3Q2e+l6PhGHN82Q/A5eCafF/+A4QaY"
    "SpedHbmD+/LsSnQsKZqpwreBRzLgHecYO2ryGAXo5p4y8qh6GYWOyrM28QZIGZqmQHNr4z"
    "iBDn7h7fxMRGa5c3iwfHuVeAbuORCPUGC1khaql7VQhbwqa0EJKQ7QgnJydlYq8OGsIPDh"
    "LCczsArIERKJcjmUpaHkVYjcie9bZe0qTS4Z3miGSx1L6lhSx8rXsQZ0CtyeD1GuP8rUr2"
    "ItNuhWtmircDWhpFp1A8qBR+epF7yqiSMCrltkZlk611JQiwAg0wpSrR4ydQ9Onecq9/qT"
    "esdulp0ivSPCpxTaRX7FOJ10K7ZquhW5FldHgIoRStGp0aJTg5yKks3PKiHXeZOlL3FP+B"
    "sRWypIJnEqqQcV60EeWltRhW7DvvYT2o3aUHxuNUwh8uHPrhES8qawOIiXLFpOAerwNNcf"
    "DCaSQ01T+FamlgkdewmnhtvmzpWpujCweuQ0rvA4x6TDE0mp7qs9BIs52gTmm41hwzPgR2"
    "ag8Q5vXSavNTseGZp9jUoVUv96Wf1LWstfheggNYDXwWZcvOswOUIndYCGc1iBhdfJElEL"
    "KhTEqA4xrbtUVndBUnfSiyy9TdLb9PL6VXO9TdfUxjiwnP0IgqutYvVq4bUrX9EIFJG1UG"
    "1c9Z46ftV9B2PXTOrVMBQp/KLWEI+SC+oI8Y0JuE6DQXZYZyizkNHz3EVWA9pDBUmmbj5v"
    "8RRZqUNW6mjKdN93RaExtRoGFJDVDNPgdfGG1F442YJCVsMNMoMdI1HcgKZE2L8qPtyAM+"
    "7vY7i4s89EZfeiZqEvjXhWUkqFCABf+3tKl17BZL6bjzGdUpvixj+u1ydIZrw0YFbQ/w7u"
    "6pVHXPP9hXiETCCyWFNO7d9G1FVk/Bwvec+0dQtHgpE2punVU3TDUosMkNSsxRJlT504Bt"
    "x/xMYPqmnAlLKtxfiYdHBTJP0H3A6pTSyenMDZwrcdwqKJ/NcxuVAd6HJpGXxrIrg2XzHd"
    "pro7d0SgzxIG6e2GhOPznkEKT/sqPPkTrIoAFaU5PEvF+xIS1Ptc+el9UnqC5UKZ4FuliL"
    "cqDXR+BfAMUlkJPENgQqAWBsvaLadot4kY2SEBu4PtJqLwu6AE2GgHqjvR8zs4JK5sbbqH"
    "cNWY9BnEhwTyjqd+KGRVVdXilFJVa5yqJjXyV8vmybrqPoZJQuleSiyUvnJbEdgEmdwist"
    "Bpt4g4dZ7suIt6iPYS242+u8TkyvHfZS8Q0je6Gd/UqtgwD+kXYbw6yrR7+hdbxbZO34hX"
    "wb6pEs00+K7nzj3VcRe4CS/ZYcMw/R3Y0a85p2QG+D2qazjpPFI7a7O5J/eIdsmbqZ+uJ+"
    "qZjOk3zVw5xgNV+KZv49DaGN0X3bdxMsslHzu9z92rVuhXxZthKV/f8EkuP3Uvf3FantnQ"
    "xtrSxLMNBgZUeKzZTOyQjqGxNqX/prjrOrVBWYH2wQ7ubsRGOjVsGNDCmNnc3twW26vfDK"
    "6JpuL26PTbkm9iU7xBuh/wYOh0sbRctG9hKWIRDuuhptjUs+/yt1aczMheTFs5sZPC8r/Y"
    "ILEeZTeKGt+yW6gL3E8wVO+klfXFrazJSZWCvKCIS5r0EB3Xz1FnZAr3p/bSNrIkoqLU1Q"
    "ShzF1t1cxdTS5F5c1USUppo6pto3oRF0/joH9OH48nligLkCesjA9q0YZOScoDRPu8zBZl"
    "5/k7lJ2nNiiLyWFlsY4RHZ7f8lk+odGRVYA6QXZ4YL97W3aThMJdElKxdgnFqwrmGaSHh/"
    "vzVP1zVXeV4a8stz9cSN3kpRvkgt6w1xl2r9okOByx27vLy+7tbZt4ByMmFPm2p9An7Q3l"
    "3o1Sb0aFveJ8TbvC2xAhaTJbar4Gp2UgPs2H+DQPYqXWlzWTWC4+5ZRU1TBXNgU09UqYJ+"
    "kOD+7ti40+ZtXT89KUh4f3WSmR5qxAojlLCzTSc56L/kF5zv3w4zqMTtDK9OYmc/rFHfl7"
    "9BpXiI+Q2cwym/nlPfabs5mzloKtIFsh3GRf0S0Xb7KlaIhowTTXNakfzJBwwXjEN4wOLf"
    "gzoKaaY7WLFOaK9reXX+IUq2LzemJZ9wo8np1hcagD2AX01/W7OxC8KgfbRGZNTrm36Kwq"
    "rvjmt6wSdYORIjylz1HXPJeN78vjpa+Rsb6i/h48j3MqAkscY7EykVWCcMkJVxl7SG/7Bn"
    "7ITPz6d3DxkZHAyCIS9MRM+Qn6sxwqKsapJm/vEIbpjBidM3lKeYPNUScyuuRFo0tehf36"
    "S7d/1ev/3CbewYhByyE3VXsHzbRdyxAIGQLREOifNc1VmlZ3bVp1rJWd56cpsewH1E2e3E"
    "e3veu7z+irVC46/V9grY/9ho/AEH5cd/tDuOQf1ln4t1+fDkWweu60NOXhvRHP4kt7UE0Q"
    "b9FOnG2Dzs3EjFAVWZ/3D/QCjNGanIz24TpKVft9SCUt90223KuuSxfLej6aJK3kdJM5LS"
    "wkdfgcp5RcbjKXpWv9VbDZDxGvZkuLU+3WprYf3sEqfpYUN9Ks8B0CpR1ekQTTfWTBRm9X"
    "fAaWcXblOrBcwIb3tUWnzK3f6av3zFyAuhmgcZTpnIk3aRX7Z7j6GvCsws6kAY3vPVE1DU"
    "2gx6TnOsTQ4YrhrtGDslB17ut49OowosulRRxLeFWw0jOS8612RLHDKS8K7ZB7WGUz9ubZ"
    "6d3Ru9MLEqf96CevrCOWo+bNJ7Z1j3eZYkcGepCWtgUIL5wx9/s4MB7hBbKYNxKHPNoWm4"
    "kClgZmgxMVLlkmbY+Ys1p4adWiSqXYcEh4jfijY6Y40VWvqvZcDYZXsIerj0pGDrSxWFp2"
    "RnKyANVbFeCzx/XqlI8puCBdSy+duCwYnF5zC/Jno1QyebZVM3l2atmLLNm+nH03pG60ff"
    "eycz1U3p69bxP/aMS8o9Pg3OmIXQ//dvq2Tfi/Ebvo9E7aBP9C69tfoeHtrw1x98XWt7IW"
    "3zjV4Vl7ZQbofqLsUHhMrBUJy80kK4Qy13mdQVnLf900wLdcynMJQnl1cBNUEtg0sIajQN"
    "e2qmelDW7atiJKucONK15IfNnixhWymPgzR1mAzlbZvxkjes3uTV+prIBdhOQ1I2ctKYPe"
    "6kSxpUgP6Gu16yg203JqciFFKrlQlwsgH/g2u+qSRZRSShblJQsOHXMNtrKyIp03wx6lrQ"
    "d8wyb/bnDnDheFGycq6CcJqkMKXN6e5udZ89Ow/v32pp+j90VokuKIobnkv8Q0nH0EtwA5"
    "RCM2mX3xODCuRqb1ZYZpFTu4SC4ncedEldiJBKkMnmh08AS60ipGTkRIZFp1cVo1QpWGtk"
    "byb+Bb/uj1uJ/oboyJiMythtVCT4RDZKdopkImCtM0Y1EbBq0QCLCwHjxPvMiTDDzx42hO"
    "FM+lZLzYOKMzFXea/Qld2HRieN51otlUNzISNp/jJujWH/ueTy/PM5oWis5/XoSccPGITM"
    "SmjtCXMaOOmwwoaHuZnV5gAVzAjR6JCNCEfh4NjR4HgQSr6L6Q3g00jESY0Cm8juTN2LKN"
    "GdZQh+nHB8e7hB6/FwXicUNKL4oAa6ZjCjTVcXwAiuknkWJuKVaMH+PUcMYi0/VxbmjzcD"
    "NL7CySohoOh9O04LHJ3HokM8sSJd/9fbnfvBOjwiE77vcczg4ZdId3g37w1BhPASxsc5Bc"
    "vLvKyM3gy6dOvyXCHny4v3PI2KbuymZeYtEYGIv30mNZuNDPo+rA06+wAr01YmI4brCheI"
    "tQ1TYNXtAe7oX7b3LkMARDUGGCrt32wymgT4t3yyeTw3HlBBt2yvwavi/eOmzwNyIZWCHj"
    "IV40HiLgS3llKEoiNaEMTehVpC9fd4aXnzA32TvADSpw2Wp7y9eIXd19+dy7BKG5TYJDWN"
    "9/7t8MeNFOcTBi/3fXGXT6w14fz0Z+JD9ypeIfTsrEP5zkxz+cJD0U94BbXVb6tA12Ax19"
    "6fwhsg29gxH72AWOwR/gVX/YRUkOK6yKoxEbAntuP3YHbeIfjdige93p9a/wZHCIMS0wMT"
    "CoBf5hG/zwtb0PIMyW4Sdsz//V4vTWI13QrMYlnxrmuIBOmuKqmEBtlEMd1ayOeJRSYl4F"
    "cyEJV0c8pJN4l8b7hYtlNAzzV1Qro2nIP2cQB64M6IutGouQpHvNAQky0/9p+MniFDsvTu"
    "G/vvVQzyKWwJcCnjLoyFLwX7Wo/BShBLwU4DZdGG6g4pcPzo9SHSDU5bYMOinaMugkY8sg"
    "uCFzVG5XrbyJRBbt4SH/ruxeTUVbNaUnecS5UG2eJwgPD/D3ZRaV9/lryvvUkvJieYgNw/"
    "kF0hAjjsMqHqYE2RNcTfvDggr1/rk3NI1nfuxXQCADv54Q+OV7gLO1xvyoryidrIrU5Igv"
    "L0ayyhc5QnJ43+JnKT2KQU0u/ZbxGg3hbI7cE6Fpsqt2K29N9/dh8doV+xT7zZMLmgxafZ"
    "1L2MtW/GrYcrYdeSuMRqyGapJOhgSnSgT4u3FURTZJuMUp24QCadsNtY5FBz453jpVz2s/"
    "p+7GeOvk21tiU6vcAn81YC5f4q+Za+4z1PgrXWixaNeqyrUWn7RlVRMWk80zPbmaVi+4WD"
    "9ngGdtFKcM+Ikd5TIGME+iZL5AR5TL4zHWGMrti7qibJ+IrW/xsPDbT50fTs7OMdAeA7y5"
    "BbCFkeCC0+2wfJ9fr8/vi1gwv9JZBLu9dWbQuLiJjBJvVpS4x5UU0kW26pBGVsxr1a2YBy"
    "8PP04hX7D9TITmIMwSO3DwOsa/qRLMy/JBenG6Q0qG2HUNCmkKeh2moIBbk3VF9TpNKU0X"
    "xSp2BLGtaH8Hvld0eoI1NaX5RvPikzcpKZGGpVUVK6AprbCElcaxRjgX+VuEZ/46ZGmqGu"
    "gDjD76+axwQbSwbFFAXKSaqizITLVYpnLyXLfJVET8UgBeVUqpkDRKIalcYfSJxUWbtqZt"
    "O2VVlhWRzpmmAivrteyyXkvmNJY+mu37aF5KirywrPuCmjjh5Q0So00BCc0wDb4zEU8PLS"
    "cvDueUCBHTJQ/U5vF+3g41nvtFmI8tZq6JjTVm4Gr8bmHJEl7IZrVE7V5Py4zPdytRHMdR"
    "sBqsVzfG9avj+HfSQNZ0XMM0iTZX2Qzr7DAQXTWbzw7VJPaKERNwc4igdCivNoOlcUCODS"
    "rQ4OiOCTzLCCa+qpsGow4fkdjsBoaMd8XOPKnXdrDkziM/HTwnL+vCC88AOA7RLSyLgzWD"
    "sNkiTxBOiL1fI+UpYJWG9wsnef6mNnKvt2cXhV9ptZHr3m14MjgeMehh+Jnvmq186favev"
    "2f2yR9jtPfwoESXuP9JM4lV5RyeTGlsmIq7LxdlJOxmcVPTMzYFYu7v3cugQf834ihJbLX"
    "V4Y3n7uDTv+y2ybJMyPWub65A5beicoj0V/BtZtfI5fwx4hd3g0G3f7lH4o/a9okdWrEcK"
    "RXd3Bb72DEkJqf8Q54oZQr5TMvcBMcCkoxga4EtfcjNjU/dnr8euqUXygFL/pHzZiEL5JG"
    "3zQZ8Fnz6Om3JdXQAFmjXESa9pDsHDv2RokNBfluPzVYkUUtq3fU9gwKGTuDBRvq1fhUsi"
    "p9+XI1Okj/1T2wIZV0vjba+bowHL5pRnUWxyklmxvN5vxoraKPVk60lvxUlf5UhQaRFPT5"
    "to4YkTR1yG3tGxnynp7mW0B2EDO0DoJuDxLm2Hu+g1j2THAzLf55bKhg/BcPV6Egvmci92"
    "qco2V9TabGbGV70eeGS6BPbvs+Jp0liPL6D2gGb4ua7sKe7vAC65apYw12ldvMvX6zC+Q/"
    "903RJ4AehzB1wa8A71J7gbUjuOch5Sfwb4p1+PGmMORoHzrVDD2sFX9MxlNKw2L+IxYvy4"
    "+B+741AAZK7ildtsgYhgwvVaCUjnnR+qlqB3Xe+TAQg4W6Rq8B0AihYEws9HxgpXge7i98"
    "H6Lqi29wyNgewLWse4KzWVC1MGjHDfwx2hp/i1L7cM+5qsM9DV3U7sfJ7FX/h2vY0Yh5T/"
    "8TCe+sLlUbRqd6mwR4HRvIokjX4TgWlg3TUVxgFnFWC+6imQMz22R8+elj6+72apwfEhT5"
    "ptirdCX7r0eaTdUwEhUdIy3yFdt6r32hq0QGDklvifSWSG+J9JYcgrdE2vIbopQHYNbxX2"
    "USN3ldaIYjC8T/lWrWqnqeoJTGqLrz3kOyzqzPID28MlJbnvLSZdicqR+ox9WYECPb3Rf3"
    "bRL7t/uGd8K0UA31DGKJfXns42aYatCnaeWa82Q+cKNUla9tmvLwPrYfStVs/FBQs/FDum"
    "ajDFY4aC+2DFZ4FWyWwQovtCtWzFdR5fWKU8rXq9GvV9MScJrL2grpvaFHr3SUT0AhwdyH"
    "eqt7i2xBsjT6rFPw1sjjTcSLiF73c+pujtoJ3tvGVlrdV2grx50VFVCtk/L/lBKqe4JxrS"
    "Kq9XPR43sDKtRPI09I9h6xHy84oCZfSYqYFctKPwxeJWMq4bvmo/B0vAax/g4EsKfGQK7Y"
    "UZkASPFBqxL9uGIVQh+XquOIiDoeKgcT+5iMHwFr63HMo9/GM+iEhnFtYc6/H6X450qHJy"
    "aTdXac41bvIIL9ViZ1FD8c0AtqjNQAFvUHTCxLAN1jtGPY1SPGME4wnJAvCn4nvEDwauFT"
    "i9O8/oJqmiOWqNrgtAhVtbl4Kh65yaMBi2IpJ5Y750/Iowmnlo0VEvgNcOd4YIjD40CtlS"
    "sKIPAHdS0XOCeQwbJiwGfXtkwizovax49zyxSwEnXqeihD320e3WlN/qQwjiXWWuDRYhwS"
    "35fqxZ6ONdzce9yCO8aDPTz+JP2B45aPF3QH0NJvLnEMuIyn1zxik37TKHDs/JRMYOBVyj"
    "nY8ZBFGaAoAxSfO3ptcNfv81hD72DELm+uv3zuDjGQKzgcMT/wS/xPLnZlPA/vyu2UWbBR"
    "Znp7UmM2y6o9V45DEfJGs+gWA0TvPnfbxD8asetO/67zGcNK8X8z2GE4yhRunCE2bcgP9q"
    "lkfnD5/GAQbrKczIWhRJme5UbN9dpOzVI+zQKXZnIuCxmtCr4hxQECfFoG4NN8gE9TAHO5"
    "twq+AYGEtwS8qqNY06rupIBIepIa7Umi31TQRWiGElAQyB6SvGBQV0Nr7op8wip4RigknO"
    "koRFTR02jm70AdUux+C+qIqjpZGaZrMOcY7/cS2uqzbEwdNRlV+eIm6Q4vGO78tMR39/w0"
    "97uLl+JYRwxrGV9fqhkL1cxGO0GZfA8E6bHXxf4BXwD0Vfeyd935DFJM621C74nKPqm63j"
    "V3qYlTSlGn0aLO1GCGM6/F5wTpFhi9P6/U/vFZNcyVTZWijOEcNqcoD+87dVYqaPusIGj7"
    "TARtP6mkz3ZrogRe0RxHYNRrWq3+iUdY0hH4Gy8qjl4imD5krjpelQ+dqBP0SKlBURGs+x"
    "14t+ArsuYeIANLi/wUlhMxHKxEQm2xBScfzgN2NgPepp2EO7/7Zk9UrtdJFtV6ZofTPTxM"
    "XWeGT9tk69hR5/Ky+4V7lvyjEftt0BsOu33l5uPHNon8QEfUYNC9hEbKzd3wtnfVRYdU4l"
    "Qdz8f2Swwwy61ky/TbN5lZNT9V796W+lZhswLXUjrFyF/KagiCCVIp8TdaEgy4VXlbyjSl"
    "jPDeEIccIpYGWm5L2UoXDkxMsC0Eccpqjk9myk6rOXaobWjzo0ytxbu2QWNRw1abtJN8tJ"
    "4gx2etqrmOjsyFNMPH4bGmsdNpOz6OfNndi2SsIgVGSA5QEHyW3eHxtaqAsNf8ANF9V1bK"
    "LhKyU/vKWMzNzOnId9xFSHbvuXsZcWtrProXNcb99f8lyd+5"
)
