export default {
  "title": "逾期的补偿",
  "once": "{amount}",
  "after": "逾期超过{after}：{amount}",
  "full": "每满{every}：{amount}",
  "begun": "每{every}（不足的按一个计）：{amount}",
  "afterFull": "逾期超过{after}后，每满{every}：{amount}",
  "afterBegun": "逾期超过{after}后，每{every}（不足的按一个计）：{amount}",
  "for": "{values}：{step}",
  "most": "合计最多{amount}",
  "owed": "这次逾期应补偿{amount}",
  "none": "这次逾期不产生补偿",
  "unsure": "这次逾期的补偿要等节假日公布后才能确定",
};
