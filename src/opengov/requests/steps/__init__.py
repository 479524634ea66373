"""What each type of event does: one function each, by topic."""

from types import MappingProxyType
from typing import Final

from opengov.model import requestevents as ev
from opengov.requests.fold import Handlers
from opengov.requests.steps import closing, consultation, correction, delay, extension, fee

__all__ = ["HANDLERS"]

HANDLERS: Final[Handlers] = MappingProxyType(
    {
        ev.Submitted: closing.early,
        ev.SignedFor: closing.early,
        ev.Confirmed: closing.early,
        ev.Received: closing.early,
        ev.CorrectionRequested: correction.correction_requested,
        ev.CorrectionReceived: correction.correction_received,
        ev.ThirdPartyConsulted: consultation.third_party_consulted,
        ev.ThirdPartyReplied: consultation.third_party_replied,
        ev.AgencyConsulted: consultation.agency_consulted,
        ev.AgencyReplied: consultation.agency_replied,
        ev.Extended: extension.extended,
        ev.ReasonsRequested: delay.reasons_requested,
        ev.ReasonsReceived: delay.reasons_received,
        ev.DelayFixed: delay.delay_fixed,
        ev.FeeNotified: fee.fee_notified,
        ev.FeePaid: fee.fee_paid,
        ev.Decided: closing.decision,
        ev.Delivered: closing.close,
        ev.Withdrawn: closing.close,
        ev.Transferred: closing.close,
    }
)
"""The function of every type of event."""
