"""What is declared of failures - rules, kinds, predicates on a run - and which of it holds for a fact."""
