"""Colours and patterns: every kind of day has both, so that grey print tells them apart."""

__all__ = ["DEFS", "STYLE"]

FONTS = (
    "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',"
    "'WenQuanYi Micro Hei',sans-serif"
)
STYLE = f"""
.og-all text{{font-family:{FONTS};fill:#1b1b1b}}
.og-all .sheet{{fill:#fff}}
.og-all .h1{{font-size:19px;font-weight:700}}
.og-all .h2{{font-size:15px;font-weight:700}}
.og-all .p{{font-size:13px}}
.og-all .small{{font-size:11px;fill:#555}}
.og-all .month{{font-size:13px;font-weight:700}}
.og-all .month,.og-all .date,.og-all .tag{{paint-order:stroke;stroke:#fff;stroke-width:3px}}
.og-all .date{{font-size:11px;text-anchor:middle}}
.og-all .date.rest{{fill:#666}}
.og-all .tag{{font-size:10px;font-weight:700;text-anchor:middle}}
.og-all .n{{font-size:11px;font-weight:700;text-anchor:middle;fill:#12324f}}
.og-all .gutter{{font-size:12px;text-anchor:end}}
.og-all .gutter.strong{{font-weight:700}}
.og-all .l1{{font-size:12px;fill:#444}}
.og-all .l2{{font-size:12px;font-weight:700}}
.og-all .weekend{{fill:#ececec}}
.og-all .holiday{{fill:url(#og-holiday)}}
.og-all .makeup{{fill:#fff;stroke:#1b1b1b;stroke-width:1.2}}
.og-all .unsettled{{fill:url(#og-unsettled)}}
.og-all .counted{{fill:#d3e5f6;stroke:#2b6cb0;stroke-width:1}}
.og-all .extension{{fill:#cfead2;stroke:#2f7d3b;stroke-width:1}}
.og-all .foot{{fill:#2f7d3b}}
.og-all .excluded{{fill:url(#og-excluded);stroke:#b45f06;stroke-width:1}}
.og-all .void{{fill:url(#og-void);stroke:#777;stroke-width:1;stroke-dasharray:3 2}}
.og-all .open{{fill:url(#og-open);stroke:#777;stroke-width:1;stroke-dasharray:3 2}}
.og-all .delay{{fill:url(#og-delay);stroke:#2b6cb0;stroke-width:1;stroke-dasharray:3 2}}
.og-all .bounds{{fill:url(#og-bounds);stroke:#6b3fa0;stroke-width:1.2}}
.og-all .clock{{fill:url(#og-clock);stroke:#1f6f78;stroke-width:1}}
.og-all .later{{fill:url(#og-bounds);stroke:#1f6f78;stroke-width:1;stroke-dasharray:3 2}}
.og-all .answered{{fill:#1b1b1b}}
.og-all .axis{{stroke:#1b1b1b;stroke-width:1}}
.og-all .grid{{stroke:#d8d8d8;stroke-width:1}}
.og-all .box{{fill:#fff;stroke:#1b1b1b;stroke-width:1}}
.og-all .box.quiet{{stroke:#888;stroke-dasharray:3 2}}
.og-all .quiet .l2{{font-weight:400;fill:#555}}
.og-all .box.due{{fill:#a51d1d;stroke:#a51d1d}}
.og-all .due text{{fill:#fff}}
.og-all .box.bound{{fill:#f1e9fa;stroke:#6b3fa0;stroke-width:1.5}}
.og-all .box.as_of{{fill:#fff;stroke:#1b1b1b;stroke-width:1.5;stroke-dasharray:6 3}}
.og-all .frame{{fill:none;stroke:#1b1b1b;stroke-width:1}}
.og-all .frame.quiet{{stroke:#888;stroke-dasharray:3 2}}
.og-all .frame.due{{stroke:#a51d1d;stroke-width:2.5}}
.og-all .frame.bound{{stroke:#6b3fa0;stroke-width:2}}
.og-all .frame.as_of{{stroke-width:1.5;stroke-dasharray:6 3}}
.og-all .lead{{stroke:#1b1b1b;stroke-width:1}}
.og-all .lead.quiet{{stroke:#888;stroke-dasharray:3 2}}
.og-all .lead.due{{stroke:#a51d1d;stroke-width:2.5}}
.og-all .lead.bound{{stroke:#6b3fa0;stroke-width:2}}
.og-all .lead.as_of{{stroke-width:1.5;stroke-dasharray:6 3}}
"""


def _pattern(name: str, size: int, drawn: str, turn: str = "") -> str:
    turned = f' patternTransform="{turn}"' if turn else ""
    return (
        f'<pattern id="og-{name}" width="{size}" height="{size}" '
        f'patternUnits="userSpaceOnUse"{turned}>'
        f'<rect width="{size}" height="{size}" fill="#fff"/>{drawn}</pattern>'
    )


DEFS = "".join(
    (
        _pattern(
            "holiday",
            6,
            '<rect width="6" height="6" fill="#e4dada"/>'
            '<circle cx="3" cy="3" r="0.9" fill="#a08a8a"/>',
        ),
        _pattern("unsettled", 8, '<path d="M0 4H8" stroke="#999" stroke-width="1"/>'),
        _pattern(
            "excluded", 6, '<path d="M0 0V6" stroke="#e08a2c" stroke-width="4"/>', "rotate(45)"
        ),
        _pattern("void", 6, '<circle cx="2" cy="2" r="1" fill="#888"/>'),
        _pattern("open", 10, '<path d="M0 0V10" stroke="#aaa" stroke-width="2"/>'),
        _pattern(
            "delay", 8, '<path d="M0 0V8" stroke="#9fc1e2" stroke-width="3"/>', "rotate(-45)"
        ),
        _pattern(
            "bounds", 7, '<path d="M0 0H7M0 0V7" stroke="#8e6bbd" stroke-width="2"/>', "rotate(45)"
        ),
        _pattern("clock", 6, '<path d="M0 3H6" stroke="#7fb9bf" stroke-width="2"/>'),
    )
)
