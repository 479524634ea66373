"""The pages of the law: the instruments, and what each file of `data/law` sets."""
