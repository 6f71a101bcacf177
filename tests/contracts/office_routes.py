"""Every route of the office, with how to make an address of it.

A new page stands here before its tests pass: the test of every route for every role
then walks it, and axe looks at it as each role that may see it.
"""

OFFICE: dict[str, dict[str, object]] = {
    "office:start": {},
    "office:permissions": {},
    "office:comments": {},
    "office:judge-comment": {"number": 1, "verdict": "accepted"},
    "office:withdrawals": {},
    "office:answer-withdrawal": {"number": 1, "word": "agree"},
    "office:imports": {},
    "office:bring-in": {"programme": "one-barnet"},
    "office:template": {"programme": "one-barnet"},
    "office:import": {"number": 1},
    "office:import-mapping": {"number": 1},
    "office:import-mapping-file": {"number": 1},
    "office:import-step": {"number": 1, "step": "draft"},
    "office:documents": {},
    "office:upload": {"programme": "one-barnet"},
    "office:document-file": {
        "programme": "one-barnet",
        "name": "reading-this-record",
    },
    "office:publish-document": {
        "programme": "one-barnet",
        "name": "reading-this-record",
    },
    "office:close-year": {"programme": "one-barnet"},
    "office:deliveries": {"programme": "one-barnet"},
    "office:verdicts": {
        "programme": "one-barnet",
        "name": "2012-05-17-foi-2010-11",
    },
    "office:measures": {},
    "office:measure": {"programme": "one-barnet", "code": "DELAYED-DAYS"},
    "office:change-measure": {
        "programme": "one-barnet",
        "code": "DELAYED-DAYS",
        "change": "target",
    },
    "office:withdraw-explanation": {"programme": "one-barnet", "code": "DELAYED-DAYS"},
    "office:bring-readings": {"programme": "one-barnet"},
    "office:texts": {},
    "office:text": {"programme": "one-barnet", "section": "why"},
    "office:posts": {},
    "office:seat": {"change": "holder"},
    "office:projects": {},
    "office:impact": {},
    "office:enter-impact": {"what": "dis-benefit"},
    "office:gate": {"programme": "one-barnet", "name": "NSCSO"},
    "office:tests": {},
    "office:test": {"programme": "one-barnet", "of": "decision", "name": "D034"},
    "office:cases": {},
    "office:begin-case": {"programme": "one-barnet"},
    "office:case": {"programme": "one-barnet", "name": "DEPOT"},
    "office:case-file": {"programme": "one-barnet", "name": "DEPOT"},
    "office:bring-case": {"programme": "one-barnet", "name": "DEPOT"},
    "office:approve": {"programme": "one-barnet", "name": "DEPOT"},
    "office:publish-case": {"programme": "one-barnet", "name": "DEPOT"},
    "office:case-part": {
        "programme": "one-barnet",
        "name": "DEPOT",
        "part": "costs",
    },
    "office:people": {},
    "office:person": {"number": 1},
    "office:change-person": {"number": 1, "change": "invite"},
    "office:trail": {},
    "office:trail-file": {},
    "office:statements": {},
    "office:statement": {"number": 1},
    "office:edit-statement": {"number": 1},
    "office:statement-step": {"number": 1, "step": "propose"},
    "office:begin-statement": {"programme": "one-barnet"},
}
"""The office's routes, with the names in their addresses."""

NOT_PAGES = {
    "office:template",
    "office:import-mapping-file",
    "office:import-step",
    "office:seat",
    "office:enter-impact",
    "office:change-measure",
    "office:withdraw-explanation",
    "office:statement-step",
    "office:answer-withdrawal",
    "office:judge-comment",
    "office:change-person",
    "office:trail-file",
    "office:document-file",
    "office:publish-document",
    "office:case-file",
    "office:bring-case",
    "office:publish-case",
}
"""Those that nobody sees as a page: something is done there, or a file handed out."""

DOOR = (
    "/office/account/sign-in/",
    "/office/account/sign-up/",
    "/office/account/inactive/",
    "/office/account/password/forgotten/",
    "/office/account/password/forgotten/sent/",
    "/office/account/password/new/done/",
    "/office/account/password/new/1-wrong/",
)
"""The pages of the way in that anybody can see."""
