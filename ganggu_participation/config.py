"""Every setting with one line of meaning. `instance/settings.py` and the environment may say otherwise."""

import os
from datetime import timedelta


class Production:
    SECRET_KEY: str | None = os.environ.get("SECRET_KEY")  # signs cookies; made at set-up and kept in instance/
    PERSON_SECRET: str | None = os.environ.get("PERSON_SECRET")  # turns an identity into a person_key, never changes
    DATA_KEYS: str | None = os.environ.get("DATA_KEYS")  # "id:key,id:key" seal contacts; empty: instance/data_keys
    SQLALCHEMY_DATABASE_URI = os.environ.get("DATABASE_URL", "sqlite:///ganggu.sqlite")  # relative to instance/
    DEMO = False  # made-up content, demo identity check, sign-in list; the 시연용 band on every page
    UPPER_NAME = "전남광주통합특별시"  # the upper tier, which was renamed on 2026-07-01
    DISTRICT_NAME = "서구"
    HEAD_TITLE = "구청장"
    SITE_NAME = "서구 동네정부"
    HELP_PHONE = "062-000-0000"  # on every page, in the same place
    HELP_HOURS = "평일 9–18시"
    REVIEW_DAYS = 14  # a department answers a proposal within so many days
    COMPLAINT_DESK = "국민신문고"  # where a plain complaint is led to
    COMPLAINT_URL = "https://www.epeople.go.kr"  # its address; empty: no link
    IDENTITY_PROVIDERS: tuple[str, ...] = ()  # checks a resident may choose from, in this order; a real vote needs two:
    # "code" (telephone or mail), "roll" (imported lists), "letter" (on paper), "staff" (desk), or a name of OIDC
    OIDC: dict[str, dict[str, str]] = {}  # OpenID Connect providers: {"name": {"issuer", "client_id", "client_secret", "label", "acr"}}
    JUSO_KEY = os.environ.get("JUSO_KEY", "")  # key of the road-address service; empty: the table of legal dongs alone
    JUSO_URL = "https://business.juso.go.kr/addrlink/addrLinkApi.do"
    SITE_ADDRESS = os.environ.get("SITE_ADDRESS", "")  # "https://...": links in letters begin with it; empty: as asked for
    OUTBOX = {"mail": "file", "sms": "file"}  # how each leaves the house: "file" (instance/outbox/), "smtp", "gateway"
    SMTP_HOST = os.environ.get("SMTP_HOST", "")
    SMTP_PORT = int(os.environ.get("SMTP_PORT", "587"))
    SMTP_SECURITY = os.environ.get("SMTP_SECURITY", "starttls")  # "starttls", "tls" or "none"
    SMTP_USER = os.environ.get("SMTP_USER", "")  # empty: no sign-in at the mail server
    SMTP_PASSWORD = os.environ.get("SMTP_PASSWORD", "")
    MAIL_FROM = os.environ.get("MAIL_FROM", "no-reply@localhost")
    SMS_GATEWAY = os.environ.get("SMS_GATEWAY", "")  # address that takes a POST of {"from", "to", "text"} as JSON
    SMS_TOKEN = os.environ.get("SMS_TOKEN", "")  # sent to the gateway as a bearer token
    SMS_FROM = os.environ.get("SMS_FROM", "")  # the registered sender's number
    TRUSTED_PROXIES = int(os.environ.get("TRUSTED_PROXIES", "0"))  # how many proxies in front set X-Forwarded-*
    UPLOADS = "uploads"  # where given files lie, relative to instance/; never below a folder that is served
    MAP_TILES = ""  # tile address for maps ("https://.../{z}/{x}/{y}.png"); empty: outlines only
    METRICS = os.environ.get("METRICS", "") == "1"  # /metrics for Prometheus
    QUEUE_IMMEDIATE = False  # do long work in the request instead of the worker
    FORM_SECONDS = 3  # whoever sends a public form sooner after opening it is a machine
    SIGN_UPS_AN_HOUR = 30  # new accounts from one address: a desk or a school shares one
    LETTERS_AN_HOUR = 200  # codes and links that one address asks for: a hall, or all phones of a carrier, may share one
    PROPOSALS_A_DAY = 10  # from one account
    SIGN_IN_HOURS = 14 * 24  # how long a resident's sign-in lasts, while her browser stays open
    STAFF_HOURS = 8  # how long an official's sign-in lasts at most
    STAFF_IDLE_MINUTES = 20  # an official who does nothing for so long is asked again who she is (10 to 30)
    PLAIN_WORDS: tuple[str, ...] = ("광주", "gwangju", "seogu", "주민총회", "주민자치", "주민자치회", "참여예산", "동네", "투표", "행정복지센터")
    # besides the names of the dongs and of the site: no password consists of them
    LEAKED_PASSWORDS = os.environ.get("LEAKED_PASSWORDS", "")  # file of lines "SHA-1:times" sorted by hash; empty: the bundled list
    STAFF_NETWORKS: tuple[str, ...] = ()  # networks ("10.1.0.0/16") of which the office opens; empty: from anywhere
    SESSION_COOKIE_NAME = "house"
    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_SAMESITE = "Lax"
    SESSION_COOKIE_SECURE = os.environ.get("HTTPS", "1") == "1"  # set HTTPS=0 only where there is none
    PERMANENT_SESSION_LIFETIME = timedelta(days=14)
    MAX_CONTENT_LENGTH = 1_000_000  # bytes of one request
    MAX_FORM_PARTS = 500
    BABEL_DEFAULT_LOCALE = "ko"
    BABEL_DEFAULT_TIMEZONE = "Asia/Seoul"
    WTF_I18N_ENABLED = True
    WTF_CSRF_TIME_LIMIT = None  # a ballot page may lie open for hours; the token lives as long as the session
    TEMPLATES_AUTO_RELOAD = False


class Development(Production):
    DEMO = os.environ.get("DEMO", "1") == "1"
    IDENTITY_PROVIDERS = ("demo", "code", "roll", "letter", "staff")
    SESSION_COOKIE_SECURE = False


class Testing(Development):
    TESTING = True
    SECRET_KEY = "only for tests"
    PERSON_SECRET = "only for tests too"
    DATA_KEYS = "test:b25seSBmb3IgdGVzdHMsIG9ubHkgZm9yIHRlc3RzLi4="
    FORM_SECONDS = 0
    SIGN_UPS_AN_HOUR = 1000
    LETTERS_AN_HOUR = 1000
    PROPOSALS_A_DAY = 1000
    SQLALCHEMY_DATABASE_URI = "sqlite://"
    QUEUE_IMMEDIATE = True
    WTF_CSRF_ENABLED = True
