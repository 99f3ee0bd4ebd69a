import "sla-calculator/element";
