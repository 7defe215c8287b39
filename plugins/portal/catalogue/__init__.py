"""Records linked to one another: who replaced whom, which document amends which, who speaks for whom."""
