"""What the law says, and how to count by it; knows no record and no clock."""
