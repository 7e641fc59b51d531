"""Where in a camt message each text stands that is read: paths of local names, those of version 02 and later."""

from typing import Final, NamedTuple

STATEMENT_PATHS: Final = (
    "Id",
    "ElctrncSeqNb",
    "LglSeqNb",
    "StmtPgntn/PgNb",
    "RptPgntn/PgNb",
    "NtfctnPgntn/PgNb",
    "CreDtTm",
    "FrToDt/FrDtTm",
    "FrToDt/ToDtTm",
    "Acct/Id/IBAN",
    "Acct/Id/Othr/Id",
    "Acct/Ccy",
    "TxsSummry/TtlNtries/NbOfNtries",
    "TxsSummry/TtlCdtNtries/Sum",
    "TxsSummry/TtlDbtNtries/Sum",
)
BALANCE_PATHS: Final = ("Tp/CdOrPrtry/Cd", "Amt", "CdtDbtInd", "Dt/Dt", "Dt/DtTm")
CODE_PATHS: Final = ("BkTxCd/Domn/Cd", "BkTxCd/Domn/Fmly/Cd", "BkTxCd/Domn/Fmly/SubFmlyCd", "BkTxCd/Prtry/Cd")
ENTRY_PATHS: Final = (
    "NtryRef",
    "Amt",
    "CdtDbtInd",
    "RvslInd",
    "Sts",
    "Sts/Cd",
    "Sts/Prtry",
    "BookgDt/Dt",
    "BookgDt/DtTm",
    "ValDt/Dt",
    "ValDt/DtTm",
    "AcctSvcrRef",
    *CODE_PATHS,
    "NtryDtls/Btch/MsgId",
    "NtryDtls/Btch/PmtInfId",
    "NtryDtls/Btch/NbOfTxs",
    "AddtlNtryInf",
)
DETAIL_PATH: Final = "NtryDtls/TxDtls"
"""The elements to be found in an entry."""
AMOUNT_PATHS: Final = (
    "Amt",
    "AmtDtls/TxAmt/Amt",
    "AmtDtls/CntrValAmt/Amt",
    "AmtDtls/InstdAmt/Amt",
    "AmtDtls/AnncdPstngAmt/Amt",
)
REFERENCE_PATHS: Final = (
    "Refs/MsgId",
    "Refs/AcctOwnrTxId",
    "Refs/PmtInfId",
    "Refs/InstrId",
    "Refs/UETR",
    "Refs/TxId",
    "Refs/MndtId",
    "Refs/ChqNb",
    "Refs/ClrSysRef",
    "Refs/Prtry/Ref",
    "RmtInf/Strd/CdtrRefInf/Ref",
    "RmtInf/Strd/RfrdDocInf/Nb",
)
FURTHER_PATHS: Final = (
    "Refs/AcctSvcrTxId",
    "Refs/MktInfrstrctrTxId",
    "Refs/PrcgId",
    "Refs/RtrId",
    "RltdRmtInf/RmtId",
    "RmtInf/Strd/RfrdDocInf/LineDtls/Id/Nb",
    "RmtInf/Strd/TaxRmt/RefNb",
)
"""References by which no entry was recognised so far."""
RETURN_PATHS: Final = (
    "RtrInf/Rsn/Cd",
    "RtrInf/Rsn/Prtry",
    "RtrInf/AddtlInf",
    "RtrInf/OrgnlBkTxCd/Domn/Cd",
    "RtrInf/OrgnlBkTxCd/Prtry/Cd",
    "RtrInf/Orgtr/Nm",
)
"""What stands in ReturnInformation, which is there where the payment is returned, and only there."""
PARTY_NAMES: Final = ("Nm", "Pty/Nm", "Agt/FinInstnId/Nm")
"""A party is a choice from version 08 on: of a person or an organisation, and of a bank."""
ACCOUNT_PATHS: Final = ("Id/IBAN", "Id/Othr/Id")


class PathsOfRole(NamedTuple):
    """Where the one who pays or is paid is named, the one on whose behalf that is, and the account."""

    name: tuple[str, ...]
    behind: tuple[str, ...]
    account: tuple[str, ...]


PATHS_OF_ROLE: Final = {
    role: PathsOfRole(
        name=tuple(f"RltdPties/{role}/{name}" for name in PARTY_NAMES),
        behind=tuple(f"RltdPties/Ultmt{role}/{name}" for name in PARTY_NAMES),
        account=tuple(f"RltdPties/{role}Acct/{account}" for account in ACCOUNT_PATHS),
    )
    for role in ("Dbtr", "Cdtr")
}
PARTY_PATHS: Final = tuple(path for role in PATHS_OF_ROLE.values() for paths in role for path in paths)
DETAIL_PATHS: Final = (
    *AMOUNT_PATHS,
    *REFERENCE_PATHS,
    *FURTHER_PATHS,
    *CODE_PATHS,
    *PARTY_PATHS,
    "Refs/AcctSvcrRef",
    "Refs/EndToEndId",
    "CdtDbtInd",
    "RmtInf/Ustrd",
    "RmtInf/Strd/AddtlRmtInf",
    "AddtlTxInf",
    *RETURN_PATHS,
)
CHARGE_PATHS: Final = ("Amt", "TtlChrgsAndTaxAmt", "CdtDbtInd", "ChrgInclInd")
# ISO 20022, camt.052, camt.053 and camt.054, version 01: what stands where later versions have something else.
OF_VERSION_01: Final = (
    ("Tp/CdOrPrtry/Cd", ("Tp/Cd",)),
    ("NtryDtls/", ("",)),
    ("Id/Othr/Id", ("Id/PrtryAcct/Id", "Id/BBAN", "Id/UPIC")),
    ("CdtrRefInf/Ref", ("CdtrRefInf/CdtrRef",)),
    ("RfrdDocInf/Nb", ("RfrdDocInf/RfrdDocNb",)),
    ("RtrInf/Rsn/", ("RtrInf/RtrRsn/",)),
    ("RtrInf/AddtlInf", ("RtrInf/AddtlRtrRsnInf",)),
    ("RtrInf/Orgtr/", ("RtrInf/RtrOrgtr/",)),
)
