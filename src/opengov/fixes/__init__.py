r"""Machine fixes: what can be mended in a catalog without asking, cell by cell.

>>> from opengov.fixes import plan_fixes
>>> table = "序号,公开内容,公开主体,公开时限\n1,标准,甲局,形成之日起２０个工作日内\n"
>>> plan = plan_fixes("a.csv", table.encode())
>>> [(patch.cell, patch.new) for patch in plan.patches]
[('D2', '形成之日起20个工作日内')]
"""

from opengov.fixes.apply import apply_patches
from opengov.fixes.kinds import FIXES, Fix
from opengov.fixes.plan import Patch, Plan, plan_fixes

__all__ = ["FIXES", "Fix", "Patch", "Plan", "apply_patches", "plan_fixes"]
