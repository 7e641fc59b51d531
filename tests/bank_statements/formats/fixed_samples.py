"""Lines of CODA and of Norma 43, each field in its columns, and statements made of them; all names are made up."""

from typing import Final

CODA_ACCOUNT: Final = "BE68539007547034"
SPANISH_ACCOUNT: Final = "ES9121000418450200051332"


def placed(width: int, **fields: str) -> str:
    """A line with each text at its column, which counts from 1: `_6="..."`."""
    line = " " * width
    for name, text in fields.items():
        start = int(name.removeprefix("_")) - 1
        assert start + len(text) <= width
        line = line[:start] + text + line[start + len(text) :]
    return line


def amount(minor: int, width: int = 15) -> str:
    """An amount of CODA, which has three decimals."""
    return f"{abs(minor) * 10:0{width}}"


def sign(minor: int) -> str:
    """The sign of an amount of CODA."""
    return "0" if minor >= 0 else "1"


def coda_header(*, version: str = "2", reference: str = "FILE000001", day: str = "231126") -> str:
    """The record 0."""
    return placed(128, _1="00000", _6=day, _12="539", _15="05", _25=reference, _35="MADE UP BV", _128=version)


def coda_old(minor: int, *, account: str = CODA_ACCOUNT, currency: str = "EUR", structure: str = "2") -> str:
    """The record 1 of version 2."""
    at_currency = {"0": "_19"}.get(structure, "_40")
    fields = {"_6": account, at_currency: currency, "_43": sign(minor), "_44": amount(minor), "_59": "221126"}
    return placed(128, _1="1", _2=structure, _3="015", _126="015", **fields)


def coda_move(
    minor: int,
    *,
    code: str = "00150000",
    sequence: int = 1,
    detail: int = 0,
    text: str = "",
    structured: str = "",
    reference: str = "",
    entry: str = "231126",
    value: str = "231126",
) -> str:
    """The record 2.1."""
    return placed(
        128,
        _1="21",
        _3=f"{sequence:04}{detail:04}",
        _11=reference or f"REF{sequence:05}{detail:04}",
        _32=sign(minor),
        _33=amount(minor),
        _48=value,
        _54=code,
        _62="1" if structured else "0",
        _63=(structured or text)[:53],
        _116=entry,
        _122="015",
        _125="0",
    )


def coda_more(sequence: int = 1, detail: int = 0, *, text: str = "", customer: str = "", end: str = "") -> str:
    """The record 2.2; `end` is what stands from column 99 on: a BIC, and an R-transaction from 113."""
    return placed(128, _1="22", _3=f"{sequence:04}{detail:04}", _11=text, _64=customer, _99=end)


def coda_party(sequence: int = 1, detail: int = 0, *, account: str = "", name: str = "", text: str = "") -> str:
    """The record 2.3 of version 2."""
    return placed(128, _1="23", _3=f"{sequence:04}{detail:04}", _11=account, _48=name, _83=text)


def coda_information(text: str, sequence: int = 1, detail: int = 1, *, is_structured: bool = True) -> str:
    """The record 3.1."""
    number = f"{sequence:04}{detail:04}"
    return placed(128, _1="31", _3=number, _11="R", _32="00150000", _40="1" if is_structured else "0", _41=text)


def coda_new(minor: int, *, account: str = CODA_ACCOUNT, currency: str = "EUR") -> str:
    """The record 8."""
    return placed(
        128, _1="8", _2="015", _5=account, _39=currency, _42=sign(minor), _43=amount(minor), _58="231126", _128="0"
    )


def coda_end(records: int, debits: int, credits: int) -> str:
    """The record 9."""
    return placed(128, _1="9", _17=f"{records:06}", _23=amount(debits), _38=amount(credits), _128="2")


def coda(*records: str, opening: int = 100_000, **header: str) -> str:
    """A statement with these records between its balances, and the totals that they make."""
    mains = [line for line in records if line.startswith("21") and line[6:10] == "0000"]
    moved = [int(line[32:47]) // 10 * (-1 if line[31] == "1" else 1) for line in mains]
    whole = [coda_old(opening), *records, coda_new(opening + sum(moved))]
    out, in_ = (sum(abs(minor) for minor in moved if (minor < 0) is is_debit) for is_debit in (True, False))
    return lines([coda_header(**header), *whole, coda_end(len(whole), out, in_)])


def lines(records: list[str]) -> str:
    """A file of these lines."""
    return "".join(f"{record}\r\n" for record in records)


def spanish_account(minor: int = 100_000, *, currency: str = "978", first: str = "261101", last: str = "261125") -> str:
    """The record 11 of Norma 43."""
    mark = "2" if minor >= 0 else "1"
    return placed(
        80,
        _1="11",
        _3="210004180200051332",
        _21=first + last,
        _33=mark,
        _34=f"{abs(minor):014}",
        _48=currency,
        _51="3",
        _52="INVENTOS S.L.",
    )


def spanish_move(
    minor: int,
    *,
    concept: str = "04",
    own: str = "123",
    document: str = "0000000000",
    first: str = "000000000000",
    second: str = "",
    day: str = "261123",
) -> str:
    """The record 22."""
    mark = "2" if minor >= 0 else "1"
    return placed(
        80,
        _1="22",
        _7="0418",
        _11=day + day,
        _23=concept,
        _25=own,
        _28=mark,
        _29=f"{abs(minor):014}",
        _43=document,
        _53=first,
        _65=second,
    )


def spanish_text(number: int, text: str) -> str:
    """A record 23."""
    return placed(80, _1="23", _3=f"{number:02}", _5=text)


def spanish_end(
    opening: int, moved: list[int], *, closing: int | None = None, currency: str = "978", debits: int | None = None
) -> str:
    """The record 33 with what these movements make."""
    out = [-minor for minor in moved if minor < 0]
    in_ = [minor for minor in moved if minor >= 0]
    total = opening + sum(moved) if closing is None else closing
    return placed(
        80,
        _1="33",
        _3="210004180200051332",
        _21=f"{len(out):05}{sum(out) if debits is None else debits:014}",
        _40=f"{len(in_):05}{sum(in_):014}",
        _59="2" if total >= 0 else "1",
        _60=f"{abs(total):014}",
        _74=currency,
    )


def norma43(*records: str, opening: int = 100_000) -> str:
    """A file with one account, these records and the totals that they make."""
    moved = [int(line[28:42]) * (1 if line[27] == "2" else -1) for line in records if line.startswith("22")]
    whole = [spanish_account(opening), *records, spanish_end(opening, moved)]
    return lines([*whole, placed(80, _1="88" + "9" * 18, _21=f"{len(whole):06}")])
