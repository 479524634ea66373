"""Working days of China's government offices (工作日), with the source of every day."""
