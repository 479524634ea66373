r"""Machine fixes: the patches that findings carry, written into a copy of the file.

>>> from opengov.fixes import plan_fixes
>>> table = "序号,公开内容,公开主体,公开时限\n1,标准,甲局,形成之日起２０个工作日内\n"
>>> plan = plan_fixes("a.csv", table.encode())
>>> [(each.cell, each.new) for each in plan.corrections]
[('D2', '形成之日起20个工作日内')]
"""

from opengov.fixes.apply import Outcome, judged
from opengov.fixes.choose import Correction
from opengov.fixes.plan import Plan, plan_fixes
from opengov.fixes.write import WRITABLE

__all__ = ["WRITABLE", "Correction", "Outcome", "Plan", "judged", "plan_fixes"]
