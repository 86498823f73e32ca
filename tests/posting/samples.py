"""Job postings written for these tests; no employer wrote them."""

PRODUCT = """產品經理
崗位職責：
1、負責後台產品的需求分析與功能設計，輸出 PRD 和原型；
2、制定產品路線圖，排需求優先級，推動研發、測試按版本上線；
3、分析功能上線後的數據，持續迭代產品體驗。
任職要求：
1、本科以上學歷，三年以上產品經驗；
2、負責過運營活動者優先。
"""

OPERATIONS = """产品经理（社区方向）
岗位职责：
1. 策划并执行社区活动，提升用户活跃和留存；
2. 维护核心用户社群，负责日常内容运营；
3. 负责新媒体账号的选题、撰写和发布，完成拉新目标。
任职要求：
1. 本科及以上学历；
2. 有产品从0到1经验者优先。
"""

OTHER = """後端工程師
工作內容：
1. 負責伺服器端程式開發與資料庫維護；
2. 撰寫單元測試，排除系統故障。
應徵條件：
1. 熟悉 Java 與 Linux。
"""

# Statements that say little by themselves: which of them is a duty, and of which side, is for what stands around them.
VAGUE = (
    "跨部门沟通协调，推动问题解决",
    "熟悉用户需求，持续跟踪",
    "与多部门沟通协作，整合各方资源",
    "整理每周数据",
    "数据分析",
    "培训新人",
)
