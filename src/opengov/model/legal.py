"""What an entry is disclosed under (公开依据)."""

from typing import Annotated

from opengov.model._base import Doc, Identifier, Model

__all__ = ["LegalBasis"]


class LegalBasis(Model):
    """One instrument an entry cites (公开依据), such as 《政府信息公开条例》（国令第711号）.

    >>> LegalBasis(text="《政府信息公开条例》", title="政府信息公开条例").title
    '政府信息公开条例'
    """

    text: Annotated[Identifier, Doc("原文", "Text", "目录中的原文")]
    """The citation as printed."""

    title: Annotated[str | None, Doc("名称", "Title", "书名号内的文件名称")] = None
    """Name of the instrument, without its brackets 《》."""

    document_number: Annotated[
        str | None, Doc("文号", "Document number", "发文字号，如国办发〔2019〕54号")
    ] = None
    """Document number (文号), such as 国办发〔2019〕54号."""
