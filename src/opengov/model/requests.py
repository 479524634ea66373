"""Requests for information (依申请公开): a log of events, from which all else is derived."""

from typing import Annotated, Literal, TypeAlias

from opengov.model._base import Doc, Identifier, Model
from opengov.model.organs import Organ
from opengov.model.requestevents import RequestEvent

__all__ = ["Applicant", "InformationRequest", "RequestChannel"]

RequestChannel: TypeAlias = Literal[
    "in_person", "post_signed", "post_ordinary", "online", "email", "fax", "oral"
]
"""How a request came in: a code of the codelist `request-channels`."""


class Applicant(Model):
    """Who asked, as the annual report counts it; no identity is stored."""

    kind: Annotated[
        Literal[
            "natural_person",
            "commercial_enterprise",
            "research_institution",
            "social_organisation",
            "legal_service",
            "other",
        ]
        | None,
        Doc("申请人类别", "Kind", "年度报告中的申请人类别", codelist="applicant-kinds"),
    ] = None
    """Group of the annual report."""

    ref: Annotated[
        Identifier | None, Doc("代号", "Reference", "同一申请人的代号，不是身份信息")
    ] = None
    """Mark that groups the requests of one applicant, for fees and abuse."""


class InformationRequest(Model):
    """One request for information and everything that happened to it.

    Nothing derived is stored: status, outcome and due date follow from the
    events. A record with wrong dates is still readable; what is wrong with it
    is a finding.

    >>> InformationRequest.model_validate_json(
    ...     '{"id": "〔2026〕12号", "events": [{"type": "received", "on": "2026-06-01"}]}'
    ... ).events[0].type
    'received'
    """

    id: Annotated[Identifier, Doc("编号", "Identifier", "申请编号，如〔2026〕12号")]
    """Number the organ gave the request."""

    organ: Annotated[Organ | None, Doc("机关", "Organ", "收到申请的行政机关")] = None
    """Organ that received it."""

    applicant: Annotated[Applicant | None, Doc("申请人", "Applicant", "申请人类别和代号")] = None
    """Who asked."""

    channel: Annotated[
        RequestChannel | None,
        Doc("申请渠道", "Channel", "提交申请的渠道", codelist="request-channels"),
    ] = None
    """How the request came in."""

    events: Annotated[tuple[RequestEvent, ...], Doc("事件", "Events", "申请办理过程中的各个事件")]
    """What happened; the order is by day, then by position."""
