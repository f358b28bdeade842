"""A VoiceXML 2.1 document to begin with, made from what somebody needs. It knows no Django.

It greets, offers keys, hears silence and wrong keys, rings an OVHcloud number, reads an answer out
of the visitor's own data and, if asked for, records a message. The keys are those of the picture.
"""

from wizard.voicexml.document import starter

TYPE = "vxml-ivr"
"""The type whose calls such a document answers."""

__all__ = ["TYPE", "starter"]
