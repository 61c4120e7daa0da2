extension Preset {
    static let smallBusinessText = #"""
        # The policy small-business 小团队: what customers need, and how often they are spoken with. What is not said here
        # has its default, as the preset foreign-trade shows it.
        policy:
          name: small-business
          description: Need and contact frequency 需求与联系频率

        fold:
          time_zone: Asia/Shanghai        # 组织时区
          base_currency: CNY              # 本位币
          rates: {USD: 7, EUR: 8, GBP: 9, JPY: 0.05, HKD: 0.9}  # ROUND PLACEHOLDERS 汇率: set your own

        need:
          overdue_grace: 30d

        calendar:
          holidays: [CN]                  # 法定节假日

        schedule:
          first_contact:                  # 首次联系
            scheme: demand
            urgent: [target]
            urgent_within: 24h
          phone_confirm:                  # asks for nothing here 不要求电话确认
            scheme: demand
            labels: []
          cadence:                        # 跟进频率
            scheme: demand
            days: {target: 3d, potential: 15d, dead: 365d}
          reclassify:                     # only when an expected day has passed 预计成交日已过
            scheme: demand
            labels: []
          care:                           # no birthdays and holidays 不做节日关怀
            birthdays: no
          worklist:
            priority: demand
            stars: none

        overrides:
          approval:                       # what somebody sets by hand is in force at once 手工标签无需审批
            roles: []

        pool:
          recycle:                        # customers stay with their owners 不自动回收
            enabled: no

        schemes:
          negotiation:                    # demand asks it 洽谈状态
            stale_after: 90d
          demand:                         # 需求类型
            enabled: yes
          hot:                            # 热点客户
            window: 30d
            hot_limit: 20
          custom:
            contact:                      # 联系频率
              zh: 联系频率
              en: Contact frequency
              labels:
                - {id: never, zh: 未联系, en: Never, colour: "#b5172f", when: {field: days_since_follow_up, is-missing: yes}}
                - {id: recent, zh: 近期, en: Recent, colour: "#1f8f5f", when: {field: days_since_follow_up, at-most: 15}}
                - {id: rare, zh: 较少, en: Rare, colour: "#b8860b", when: {field: days_since_follow_up, at-most: 60}}
                - {id: lost-touch, zh: 失联, en: Lost touch, colour: "#8a8f98"}
          stage: {enabled: no}
          grade: {enabled: no}
          stars: {enabled: no}
          relationship: {enabled: no}
          importance: {enabled: no}
          urgency: {enabled: no}
          power: {enabled: no}
          rfm: {enabled: no}
          priority: {enabled: no}

        """#
}
