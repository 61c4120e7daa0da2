extension Preset {
    static let foreignTradeText = #"""
        # The policy foreign-trade 外贸. Every key stands here with its default, but for the rates and the examples in
        # comments; what you leave out keeps its default. Days are written 30d, hours 24h, minutes 15min.
        policy:
          name: foreign-trade
          description: Foreign trade 外贸：询盘、样单、成交、跟进

        # What turns events into facts 事实. Changing it rebuilds the facts of every customer.
        fold:
          time_zone: Asia/Shanghai        # IANA name; where the organisation's days begin 组织时区
          base_currency: CNY              # ISO 4217; all sums are in it 本位币
          # Base units for one unit of a currency 汇率. ROUND PLACEHOLDERS: set your own. An amount in a currency without
          # a rate is refused.
          rates: {USD: 7, EUR: 8, GBP: 9, JPY: 0.05, HKD: 0.9}
          follow_up:                      # what counts as a valid follow-up 有效跟进
            purposes: [business, care]    # of business, care, marketing
            conversations: [phone, visit] # channels on which a conversation counts whoever began it
          reply_lapse: 31d                # a message that waited this long becomes a matter of follow-up

        # The customer's need 需求.
        need:
          overdue_grace: 30d              # how long an expected day that has passed still counts

        # When the organisation works 工作日历.
        calendar:
          hours:                          # a day that is left out is off; several ranges a day are possible
            mon: [09:00-12:00, 13:30-18:00]
            tue: [09:00-12:00, 13:30-18:00]
            wed: [09:00-12:00, 13:30-18:00]
            thu: [09:00-12:00, 13:30-18:00]
            fri: [09:00-12:00, 13:30-18:00]
          holidays: [CN]                  # countries whose public holidays are days off 法定节假日; [] for none
          days_off: []                    # more days off, for example [2026-12-24]
          make_up_days: []                # more working days 调休, for example [{day: 2026-12-26, hours: [09:00-12:00]}]

        # What is owed to customers, and by when 待办与时限.
        schedule:
          greet_online:                   # a customer seen online 在线询问
            within: 15min                 # working time
          reply:                          # an inquiry or message that waits for its answer 回复
            within: 24h
            clock: elapsed                # elapsed, or working: only working time counts
            outside_hours: keep           # keep, or resume: due again after work resumes
            resume_within: 2h             # working time after that, for resume
          first_contact:                  # a new owner gets in touch 首次联系
            scheme: priority
            urgent: [A]                   # labels of that scheme that are urgent
            urgent_within: 24h
            working_days: 2               # all others: the closing of this working day
          phone_confirm:                  # a call after the first email 电话确认
            scheme: importance
            labels: [important]
            working_days: 1
          record_form:                    # the follow-up form of a call or visit 跟进记录
            within: 7d                    # owed for those that were recorded this soon
          cadence:                        # how often to follow up 跟进频率
            scheme: grade
            days: {A: 1d, B: 7d, C: 15d, D: 30d, E: 365d}
            fallback:                     # for labels that say too little
              label: [ungraded]
              scheme: priority
              days: {A: 1d, B: 3d, C: 7d, D: 30d}
          reclassify:                     # look at the customer's grade again 重新评级
            scheme: grade
            labels: [ungraded]
            working_days: 1
          quiet:                          # days on which planned messages of a channel are not sent
            channel: email
            days: [mon, fri]              # weekdays where the customer is
            instead: [chat, phone]        # suggested on such a day, the first that is usable
          snooze:                         # putting an obligation off 推迟
            max: 3                        # times in a row; more needs a manager
            longest: 31d                  # how far ahead
          service:                        # service and parts of installed machines 设备保养
            notice: 14d                   # owed from this many days before the day
          care:                           # birthdays and holidays of customers 客户关怀
            birthdays: yes
            notice: 3d                    # owed from this many days before, until the day is over
            holidays: []                  # holidays of a customer's own country 节日, for example [春节, Christmas Day]
          review:                         # looking back 复盘
            weekly: 7d                    # each salesperson, after the last one 周总结
            policy_months: 1              # the administrator: is the policy still right? 策略回顾
            full_policy_months: 3         # all of it, this many months after the last full one
          worklist:                       # the order of a day's work 工作清单
            near: 2h                      # response clocks due within this much working time lead
            priority: priority            # scheme that orders customers; none for no such order
            stars: stars                  # scheme that orders those of one priority; none for no such order

        # Labels set by hand 手工标签.
        overrides:
          approval:                       # whose wait until somebody else approves 审批
            roles: [salesperson]          # of salesperson, manager, admin; [] for no approval
            scheme: importance            # any label of these customers waits; none for no such customers
            labels: [important]
            steps: 2                      # so does a move of this many steps in the scheme's order; 0 for none
          end_when_contradicted: no       # whether an event that gives another label by the rules ends it

        # The high seas 公海: who may take customers, and when they leave the private sea 私海.
        pool:
          max_owned: 200                  # customers of one salesperson; those with an order don't count 私海上限
          max_claims_per_day: 20          # of one salesperson, given back or not 每日领取上限
          cool_down: 7d                   # a former owner waits this long to claim again 冷却期
          rest: 0d                        # nobody claims a released customer before
          max_locked: 20                  # customers that one salesperson keeps from being recycled 锁定上限
          returning:                      # a customer in the high seas that comes back 老客户回流
            last_owner: yes               # goes to the one who had it last 老业务员优先
            then: least-loaded            # else to another of the team: least-loaded, round-robin, or none
          recycle:                        # back to the high seas 自动回收
            enabled: yes
            scheme: stage
            # Without a valid follow-up for this long, by label of that scheme; never: not for that. Who keeps the cadence
            # keeps the customer: never sooner than its days and warn_before 未跟进回收.
            no_follow_up: {unmarked: 7d, inquiry: 15d, sample-order: 30d, undealt: 30d, transaction: 180d, repeat: never}
            no_deal: 180d                 # without any order for this long after the spell began; or never 未成交回收
            promise_within: 7d            # a promise that is due this soon keeps the customer
            warn_before: 3d               # the owner is warned this long before 回收预警
            warned_at_least: 1d           # nobody leaves sooner after the warning

        # The ways to classify 分类. Every scheme can be switched off with `enabled: no`.
        schemes:
          stage:                          # 客户阶段
            enabled: yes
            undealt_after: 30d            # a sample or price without an answer this long has come to nothing
          negotiation:                    # 洽谈状态
            enabled: yes
            stale_after: 90d              # nothing heard or said for this long ends negotiating
          demand:                         # 需求类型
            enabled: yes
          grade:                          # 购买等级: months to the expected day
            enabled: yes
            within_months: {a: 1, b: 3, c: 6}
          stars:                          # 星级: intention × maturity
            enabled: yes
            high_months: 3                # an expected day this near is a high intention
            strong_signals: 2             # so are this many strong signals in the window
            window: 30d                   # how long signals, inquiries and messages count
            important_amount: 100000.00   # an annual purchase that makes an experienced buyer
            experienced_orders: 1         # so do this many orders
            emerging_inquiries: 2         # this many inquiries make an emerging buyer
            matrix:                       # stars of an experienced, an emerging and a new buyer
              high: [3, 3, 2]
              medium: [2, 2, 1]
              low: [1, 1, 1]
          relationship:                   # 关系
            enabled: yes
          importance:                     # 重要程度
            enabled: yes
            important_amount: 100000.00   # annual purchase, or orders in the window
            order_window: 365d
            trusted_credit: A             # a credit this good with an order is important: A, B, C or D
          urgency:                        # 紧急程度
            enabled: yes
            urgent_within: 7d             # days to the expected day
            expedited_months: 1
            unhurried_months: 3
            waiting_after: 24h            # a message that waited this long for its reply is urgent
          power:                          # 采购能力: annual purchase or orders in the window
            enabled: yes
            order_window: 365d
            bounds: {a: 1000000.00, b: 300000.00, c: 100000.00, d: 20000.00}
          rfm:                            # recency 最近 · frequency 频次 · monetary 金额
            enabled: yes
            window: 730d                  # of frequency and monetary
            edges:                        # `rapport policy calibrate` sets them from your customers
              recency: [30, 90, 180, 365]
              frequency: [1, 2, 4, 8]
              monetary: [10000, 50000, 200000, 1000000]
            segments:                     # the first row that fits gives the label; a part that is left out is any
              - {id: champions, zh: 重要价值, en: Champions, colour: "#b5172f", r: 4-5, f: 4-5, m: 4-5}
              - {id: cannot-lose, zh: 不可流失, en: Cannot lose, colour: "#d9730d", r: 1-2, f: 4-5, m: 4-5}
              - {id: loyal, zh: 忠诚, en: Loyal, colour: "#1f8f5f", r: 3-5, f: 3-5, m: 3-5}
              - {id: at-risk, zh: 有流失风险, en: At risk, colour: "#b5472f", r: 1-2, f: 3-5}
              - {id: new, zh: 新客户, en: New, colour: "#2f6fde", r: 4-5, f: 1}
              - {id: potential, zh: 有潜力, en: Potential, colour: "#0b6e4f", r: 4-5, f: 2-5}
              - {id: promising, zh: 有希望, en: Promising, colour: "#7a4fd0", r: 3, f: 1}
              - {id: attention, zh: 需关注, en: Needs attention, colour: "#b8860b", r: 3, f: 2-5}
              - {id: sleeping, zh: 沉睡, en: Sleeping, colour: "#5c6470", r: 2, f: 1-2}
              - {id: hibernating, zh: 休眠, en: Hibernating, colour: "#767d88", r: 1, f: 1-2}
          priority:                       # 优先级: points that add up to a score
            enabled: yes
            rfm_factor: 2                 # times R + F + M - 3
            need: {obvious: 20, potential: 5}
            expected_day: {soon: 15, soon_within: 30d, near: 8, near_within: 90d}
            strong_signals: {points: 6, at_most: 3, window: 30d}
            inbound: {points: 8, window: 7d}
            sources:                      # where the customer came from 来源
              referral: 10
              exhibition: 8
              website: 5
              b2b-platform: 5
              search-ad: 2
              social: 0
              cold-outreach: 0
              other: 0
            target_industries: []         # names as in your profiles
            industry: 8                   # points of a target industry
            budget_authorised: 7
            service_request: 5            # one that waits for its answer
            ready_is_a: yes               # obvious need, budget and a day that is soon are A whatever the points
            thresholds: {a: 60, b: 40, c: 20}
          hot:                            # 热点客户
            enabled: yes
            window: 30d                   # how long an inquiry, need or strong signal is hot
            hot_limit: 20                 # more hot customers of one owner are shown as a warning
          # Schemes of your own 自定义: the first label whose condition holds. A condition is all, any or not of others,
          # or a test of a field, scheme, score or custom column by equal, not-equal, less, at-most, more, at-least,
          # contains, one-of or is-missing. For example:
          #   size-band:
          #     zh: 规模
          #     en: Size
          #     labels:
          #       - {id: L, zh: 大, en: Large, colour: "#1f8f5f", when: {field: company_size, at-least: 500}}
          #       - id: M
          #         zh: 中
          #         en: Medium
          #         when: {any: [{field: company_size, at-least: 50}, {scheme: power, one-of: [A, B]}]}
          #       - {id: S, zh: 小, en: Small}  # without a condition: all others
          custom: {}

        """#
}
