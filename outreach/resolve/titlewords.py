"""The words that job titles are made of: short forms, ranks, and how some are spelled."""

# Short forms, spelled out before anything is compared.
LONG = {
    "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "mgr": "manager",
    "mngr": "manager", "mgmt": "management", "mgt": "management", "eng": "engineer",
    "engr": "engineer", "dev": "developer", "devs": "developers", "asst": "assistant",
    "assoc": "associate", "dir": "director", "coord": "coordinator", "mktg": "marketing",
    "mkt": "marketing", "ops": "operations", "rep": "representative", "reps": "representative",
    "exec": "executive", "spec": "specialist", "supv": "supervisor", "supt": "superintendent",
    "govt": "government", "intl": "international", "natl": "national", "dept": "department",
    "comms": "communications", "acct": "account", "acctg": "accounting", "svcs": "services",
    "svc": "service", "tech": "technician", "prof": "professor", "pres": "president",
    "temp": "temporary", "clin": "clinical", "prod": "product", "nsg": "nursing", "sys": "systems",
    "maint": "maintenance", "mfg": "manufacturing", "rsrch": "research", "educ": "education",
    "pgm": "program", "pgms": "programs", "prog": "program", "acq": "acquisition",
    "anlyst": "analyst", "assocs": "associates", "mus": "museum", "natnl": "national",
}  # fmt: skip

# Words of rank: they say how senior a title is, and nothing of its field.
RANKS = frozenset(
    "senior junior lead principal staff chief head director manager vice president vp svp evp avp "
    "supervisor associate assistant deputy acting interim intern internship trainee entry level "
    "graduate student fellow specialist coordinator officer executive global regional national "
    "international group team i ii iii iv v 1 2 3 4 5 part time full temporary former ex retired "
    "certified licensed professional independent freelance contract founding candidate bilingual "
    "manag worker member person representative corporate expert co new and or district area "
    "general field first second north east west south central".split()
)

# Managers of things, not of people.
OWN_WORK = frozenset(
    "product project program account case community media property office success relationship "
    "social category brand campaign content release delivery".split()
)

# Spelled in capitals, or as their makers do, in the middle of a sentence.
CAPITALS = {
    word.casefold(): word
    for word in (
        "UX UI SQL HR CFO CEO COO CTO CMO CIO CPO CRO CHRO CISO CCO CSO VP SVP EVP AVP IT QA QC PR "
        "AI ML NLP R&D B2B B2C SEO SEM PPC CRM ERP SAP FP&A M&A HVAC CNC RN LPN LVN CNA EMT ICU ER "
        "ESL GIS BI KYC AML ESG CSR DEI MBA JD MD PhD EMEA APAC LATAM US USA UK EU NGO IP AV BD "
        "HRBP HRIS SDR BDR SRE SDE SWE PMO GTM API AWS GCP ETL GRC CAD BIM LEED CPA CFA TV VFX 3D "
        "2D DevOps DevSecOps iOS Android Java JavaScript TypeScript Python React Salesforce "
        "ServiceNow Azure Linux SaaS eCommerce FinTech English Spanish French German Chinese "
        "Japanese Korean Arabic Italian Latin Russian Portuguese Hebrew European American Asian "
        "African Africa Europe Asia America British Scrum Agile Montessori STEM K-12 UI/UX UX/UI "
        "A&A Ukrainian Turkish Swedish Dutch Hindi Urdu Vietnamese Persian Catalan Czech Hungarian "
        "Romanian Greek Irish Welsh Indian Canadian Mexican Brazilian Victorian Christian Jewish "
        "Islamic Catholic Caribbean Olympic Fulbright Shakespeare Google Microsoft Oracle Tableau "
        "Kubernetes California Texas Michigan Florida Ohio Paris London Berlin Chicago Boston "
        "GM C++ C# .NET MRI CT OR NP PA PA-C DVM DDS OT PT FPGA ASIC RF PCB MEP EHS HSE PLC SCADA "
        "OEM AR VR XR Epic Cerner Meditech HEDIS PICU NICU PACU CNIO CMIO ACNO CNO CNS CRNA APRN "
        "L&D ECM DCM LXD LMS FNP BSN MSN DNP CNM EHR EMR HIM HL7 FHIR HIMSS MDS MICU SICU CCU"
    ).split()
}
NUMERALS = frozenset({"ii", "iii", "iv", "i", "v", "vi", "1", "2", "3", "4", "5", "l3", "l4", "l5"})
